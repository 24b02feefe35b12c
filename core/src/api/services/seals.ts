/** Seals of all seal sources. Owner: `plugins/seals`. Callers: signing, CLI, seal pages. */

import type { Picture, PictureClip } from '../appearance.ts';
import { defineError } from '../errors.ts';
import type { Event } from '../event.ts';
import type { Localized } from '../localized.ts';
import type { Seal } from '../points/seal-sources.ts';
import { defineService } from '../token.ts';
import type { Key, KeyDevice } from './keys.ts';

export interface Seals {
  list(): Promise<readonly Seal[]>;
  /**
   * Reads the seals that a device shows to its holder only: asks for its PIN once. They stay in the list for as long as
   * the device stays in. Rejects like `Keys.open`.
   */
  readPrivate(device: KeyDevice, signal?: AbortSignal): Promise<readonly Seal[]>;
  /** What a device holds for seals, and why one does not show. */
  inspect(device: KeyDevice): Promise<readonly SealFinding[]>;
  /** Makes a seal of a picture file. See `SealPicture`. `seals.picture-*`. */
  preparePicture(file: Uint8Array, options: SealPictureOptions): Promise<SealPicture>;
  /** Keeps a prepared picture as a seal that any key may use, until `removePicture`. Resolves with the seal. */
  addPicture(picture: SealPicture, name: string): Promise<Seal>;
  /** `seals.not-found` for a seal that no picture file was made of. */
  removePicture(id: string): Promise<void>;
  /** The part of a picture that shows something: all but its empty margins. `seals.picture-*`. */
  inkBox(picture: Picture): Promise<PictureClip>;
  /** Fires when the list may have changed. */
  readonly onDidChange: Event<void>;
  /**
   * Finds one by its id or name, or by any part of these that fits one seal only; upper and lower case are the same.
   * With a key, seals bound to its certificate come before seals bound to none. An expired seal is found like any
   * other: whoever signs with it refuses it. `seals.not-found`, `seals.ambiguous`, `seals.other-certificate`.
   */
  find(text: string, key?: Key): Promise<Seal>;
}

/**
 * - `shown`: is in the list and may sign with one of the device's certificates.
 * - `expired`, `not-yet-valid`: is in the list and refuses to sign.
 * - `other-certificate`: belongs to none of the certificates of the device, such as one from before a renewal.
 * - `unreadable`: looks like a seal and cannot be read.
 * - `picture-unreadable`: its picture is of a kind that nothing here can show.
 * - `none`: the device shows no seal without its PIN.
 * - `driver`: the driver reads no seals from its devices, or failed.
 */
export interface SealFinding {
  readonly kind:
    | 'shown'
    | 'expired'
    | 'not-yet-valid'
    | 'other-certificate'
    | 'unreadable'
    | 'picture-unreadable'
    | 'none'
    | 'driver';
  readonly seal?: Seal;
  /** What it means and what to do, for the holder. */
  readonly sentence: Localized;
}

export interface SealPictureOptions {
  /** Width on paper in millimetres; the height follows from the trimmed picture. */
  readonly widthMm: number;
  /** Makes what is near white transparent; default true. A picture with transparency of its own keeps it. */
  readonly transparent?: boolean;
  /** Cuts empty margins off; default true. */
  readonly trim?: boolean;
}

/** A picture file made ready to be a seal. */
export interface SealPicture {
  /** PNG with an alpha channel. */
  readonly picture: Picture;
  readonly widthMm: number;
  readonly heightMm: number;
  /** At the printed size, the lesser of both directions; below 300 prints look coarse (SVG is drawn at 600). */
  readonly dpi: number;
  readonly warnings: readonly Localized[];
}

export const Seals = defineService<Seals>('seals');

export const SealNotFound = defineError<{ text: string }>('seals.not-found', {
  'zh-CN': '找不到与“{text}”相符的印章。请用 seals list 查看可用的印章。',
  en: 'No seal fits "{text}". See the available ones with "seals list".',
});
export const SealAmbiguous = defineError<{ text: string; matches: readonly string[] }>('seals.ambiguous', {
  'zh-CN': '有多个印章与“{text}”相符：{matches}。请写得更具体。',
  en: 'Several seals fit "{text}": {matches}. Name one more exactly.',
});
export const SealOfOtherCertificate = defineError<{ seal: string; key: string }>('seals.other-certificate', {
  'zh-CN': '印章“{seal}”属于另一张证书，不能与密钥 {key} 一起使用。',
  en: 'The seal "{seal}" belongs to another certificate and cannot be used with the key {key}.',
});
