import {
  type Disposable,
  Emitter,
  type Key,
  type KeyDevice,
  type Picture,
  type PictureClip,
  type PointReader,
  type Seal,
  type SealFinding,
  SealNotFound,
  type SealPicture,
  type SealPictureOptions,
  type SealSource,
  type SealSourceData,
  type Seals,
} from '@sealwright/core/api';
import type { DeviceSeals } from './devices/device-seals.ts';
import { findSeal } from './find-seal.ts';
import { InkBoxes } from './pictures/ink-boxes.ts';
import type { PictureSeals } from './pictures/picture-seals.ts';
import { sealPicture } from './pictures/seal-picture.ts';
import type { SealCollection } from './seal-collection.ts';

/** Milliseconds that a search waits for slow devices before it says that there is no such seal. */
const SEARCH = 12_000;

/** Service `seals`. */
export class SealService implements Seals, Disposable {
  readonly onDidChange: Seals['onDidChange'];
  private readonly changes = new Emitter<void>();
  private readonly collection: SealCollection;
  private readonly devices: DeviceSeals;
  private readonly pictures: PictureSeals;
  private readonly inkBoxes = new InkBoxes();
  private readonly listening: readonly Disposable[];

  constructor(
    collection: SealCollection,
    devices: DeviceSeals,
    pictures: PictureSeals,
    sources: PointReader<SealSourceData, SealSource>,
  ) {
    this.collection = collection;
    this.devices = devices;
    this.pictures = pictures;
    this.onDidChange = this.changes.event;
    this.listening = [devices, sources].map(({ onDidChange }) => onDidChange(() => this.changes.fire()));
  }

  list(): Promise<readonly Seal[]> {
    return this.collection.list();
  }

  readPrivate(device: KeyDevice, signal?: AbortSignal): Promise<readonly Seal[]> {
    return this.devices.readPrivate(device, signal);
  }

  inspect(device: KeyDevice): Promise<readonly SealFinding[]> {
    return this.collection.inspect(device);
  }

  preparePicture(file: Uint8Array, options: SealPictureOptions): Promise<SealPicture> {
    return sealPicture(file, options);
  }

  async addPicture(picture: SealPicture, name: string): Promise<Seal> {
    const seal = await this.pictures.add(picture, name);
    this.changes.fire();
    return seal;
  }

  async removePicture(id: string): Promise<void> {
    await this.pictures.remove(id);
    this.changes.fire();
  }

  inkBox(picture: Picture): Promise<PictureClip> {
    return this.inkBoxes.box(picture);
  }

  async find(text: string, key?: Key): Promise<Seal> {
    const seals = await this.list();
    try {
      return findSeal(seals, text, key);
    } catch (fault) {
      if (!SealNotFound.is(fault)) throw fault;
      return findSeal(await this.collection.list({ patience: SEARCH }), text, key);
    }
  }

  async dispose(): Promise<void> {
    for (const subscription of this.listening) await subscription.dispose();
  }
}
