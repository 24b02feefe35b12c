import { createHash } from 'node:crypto';
import type { Picture } from '@sealwright/core/api';
import { type ElectronicSeal, findSeal, looksLikeSeal } from '@sealwright/crypto/ses';

/** What a data object of a key turned out to be. */
export type SealReading =
  | { readonly kind: 'no-seal' }
  /** Begins as a seal does and is none that can be read. */
  | { readonly kind: 'unreadable'; readonly id: string }
  | {
      readonly kind: 'seal';
      /** SHA-256 of the data, hex. */
      readonly id: string;
      readonly seal: ElectronicSeal;
      /** Missing where nothing here can show it. */
      readonly picture?: Picture;
    };

/** A seal's picture as PNG or JPEG. Rejects with `seals.picture-*`. */
export type DrawPicture = (data: Uint8Array, widthMm: number) => Promise<Picture>;

/** More than any one key holds; a reading keeps the picture's bytes alive. */
const ROOM = 100;

/** Reads the seals in data objects, each object once: by a digest of its bytes. */
export class SealReader {
  private readonly readings = new Map<string, Promise<SealReading>>();
  private readonly draw: DrawPicture;

  constructor(draw: DrawPicture) {
    this.draw = draw;
  }

  read(value: Uint8Array): Promise<SealReading> {
    const id = createHash('sha256').update(value).digest('hex');
    const reading = this.readings.get(id) ?? this.readAnew(id, value);
    // The one that was asked for longest ago goes.
    this.readings.delete(id);
    this.readings.set(id, reading);
    const [oldest] = this.readings.keys();
    if (this.readings.size > ROOM && oldest !== undefined) this.readings.delete(oldest);
    return reading;
  }

  private async readAnew(id: string, value: Uint8Array): Promise<SealReading> {
    const seal = findSeal(value);
    if (!seal) return looksLikeSeal(value) ? { kind: 'unreadable', id } : { kind: 'no-seal' };
    const { data, widthMm } = seal.picture;
    const picture = await this.draw(data, widthMm).catch(() => undefined);
    return { kind: 'seal', id, seal, ...(picture && { picture }) };
  }
}
