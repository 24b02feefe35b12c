import { createHash } from 'node:crypto';
import {
  type KeyDevice,
  type Keys,
  type Picture,
  type PointReader,
  pictureSize,
  type Seal,
  type SealSource,
  type SealSourceData,
  type Seals,
  type TokenDriverData,
} from '@sealwright/core/api';
import type { SealBoard, SealDevice, SealEntry, SealHolder } from './common-seals-rpc.ts';
import { PictureGone, SealGone } from './errors.ts';
import { certificateNames } from './seal-certificates.ts';

/** `Seal.source` of seals that were made of pictures. */
const PICTURES = 'pictures';
const PICTURE_ORIGIN = { 'zh-CN': '图片印章', en: 'From a picture' };
const MM_PER_INCH = 25.4;

export interface SealBoardParts {
  readonly keys: Pick<Keys, 'devices'>;
  readonly seals: Pick<Seals, 'list'>;
  readonly sources: PointReader<SealSourceData, SealSource>;
  readonly drivers: PointReader<TokenDriverData, undefined>;
}

/** The seals and devices as they were told last. */
export class SealDesk {
  private readonly parts: SealBoardParts;
  private seals = new Map<string, Seal>();
  private devices: readonly KeyDevice[] = [];
  private pictures = new Map<string, Picture>();

  constructor(parts: SealBoardParts) {
    this.parts = parts;
  }

  async board(): Promise<SealBoard> {
    const [listing, seals] = await Promise.all([this.parts.keys.devices(), this.parts.seals.list()]);
    this.devices = listing.devices;
    this.seals = new Map(seals.map((seal) => [keyOf(seal), seal]));
    this.pictures = new Map(seals.map(({ picture }) => [digestOf(picture), picture]));
    return {
      seals: seals.map((seal) => this.entry(seal)),
      devices: listing.devices.map((device) => this.device(device)),
      pending: listing.pending,
      troubles: listing.troubles.map(({ title }) => title),
    };
  }

  /** `seal-list.seal-gone`. */
  seal(key: string): Seal {
    const seal = this.seals.get(key);
    if (!seal) throw SealGone({});
    return seal;
  }

  /** `undefined`: it has left. */
  deviceOf(ref: string): KeyDevice | undefined {
    return this.devices.find((device) => device.ref === ref);
  }

  /** `seal-list.picture-gone`. */
  picture(id: string): Picture {
    const picture = this.pictures.get(id);
    if (!picture) throw PictureGone({});
    return picture;
  }

  private device({ ref, driver, name }: KeyDevice): SealDevice {
    const isSoftware = this.parts.drivers.get(driver.replace(/\/.*$/, ''))?.data.software === true;
    return { ref, driver, name, mayHide: !isSoftware };
  }

  private entry(seal: Seal): SealEntry {
    const { name, picture, widthMm, heightMm, validFrom, validTo, source, device } = seal;
    const pixels = pictureSize(picture);
    const holder = this.deviceOf(device ?? '');
    const title = this.parts.sources.get(source)?.data.title ?? { 'zh-CN': source, en: source };
    const isPicture = source === PICTURES;
    return {
      key: keyOf(seal),
      name,
      picture: digestOf(picture),
      widthMm,
      heightMm,
      ...(pixels && {
        dpi: Math.floor(MM_PER_INCH * Math.min(pixels.width / widthMm, pixels.height / heightMm)),
      }),
      ...(validFrom && { validFrom }),
      ...(validTo && { validTo }),
      origin: isPicture ? 'picture' : holder ? 'device' : 'other',
      ...(device !== undefined && { device }),
      originName: isPicture ? PICTURE_ORIGIN : (holder?.name ?? title),
      isElectronic: seal.electronicSeal !== undefined,
      holder: this.holder(seal),
    };
  }

  private holder(seal: Seal): SealHolder {
    const { certificates } = seal;
    if (certificates.length === 0) return { kind: 'any' };
    const keys = this.devices.flatMap((device) => device.keys);
    const key = keys.find(({ usage, certificate }) => usage === 'signing' && certificates.includes(certificate.sha256));
    if (key) return { kind: 'here', name: key.certificate.subject };
    const [name] = certificateNames(seal);
    return { kind: 'elsewhere', ...(name !== undefined && { name }) };
  }
}

export const keyOf = ({ source, id }: Seal) => `${source}:${id}`;

function digestOf({ format, data }: Picture): string {
  return createHash('sha256').update(format).update(data).digest('hex');
}
