/** Between the two halves of this plugin. */
import {
  bytes,
  defineRpc,
  type Fact,
  type KeyDevice,
  type Localized,
  type PendingDriver,
  type SealFinding,
} from '@sealwright/core/api';
import { Type } from 'typebox';

export interface SealBoard {
  readonly seals: readonly SealEntry[];
  readonly devices: readonly SealDevice[];
  readonly pending: readonly PendingDriver[];
  /** Names of drivers that have failed. */
  readonly troubles: readonly Localized[];
}

export interface SealDevice extends Pick<KeyDevice, 'ref' | 'driver' | 'name'> {
  /** It may hold seals that it shows to its holder only. */
  readonly mayHide: boolean;
}

/** A seal as cards show it. */
export interface SealEntry {
  /** Unique among all sources. */
  readonly key: string;
  readonly name: string;
  /** Id for `picture`. */
  readonly picture: string;
  /** In millimetres. */
  readonly widthMm: number;
  readonly heightMm: number;
  /** At the printed size, the lesser of both directions; missing where the picture does not tell. */
  readonly dpi?: number;
  readonly validFrom?: Date;
  readonly validTo?: Date;
  readonly origin: SealOrigin;
  /** `SealDevice.ref`. */
  readonly device?: string;
  /** Where it comes from: the device's name, or the title of its source. */
  readonly originName: Localized;
  /** Whether formats that want an electronic seal (GB/T 38540) can sign with it. */
  readonly isElectronic: boolean;
  readonly holder: SealHolder;
}

/** `picture`: made of a picture file, and can be removed. */
export type SealOrigin = 'device' | 'picture' | 'other';

/** Whose certificate may use a seal: any; one that is plugged in, by name; or one that is not. */
export type SealHolder =
  | { readonly kind: 'any' }
  | { readonly kind: 'here'; readonly name: string }
  | { readonly kind: 'elsewhere'; readonly name?: string };

export type FindingEntry = Pick<SealFinding, 'kind' | 'sentence'>;

/** In bytes. */
export const LARGEST_PICTURE = 30_000_000;

const id = Type.String({ minLength: 1, maxLength: 500 });
const path = Type.String({ minLength: 1, maxLength: 32_768 });
const options = Type.Object({
  widthMm: Type.Number(),
  transparent: Type.Boolean(),
  trim: Type.Boolean(),
});

export interface PreparedPicture {
  /** PNG. */
  readonly picture: Uint8Array;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly dpi: number;
  readonly warnings: readonly Localized[];
}

export const sealsRpc = defineRpc('seal-list', {
  /** Reports the seals, at once and after every change, until it is aborted. */
  watch: { params: Type.Tuple([]), result: Type.Void(), progress: Type.Unsafe<SealBoard>(Type.Object({})) },
  /** `seal-list.seal-gone`. */
  picture: {
    params: Type.Tuple([id]),
    result: Type.Object({ format: Type.Enum(['png', 'jpeg']), data: bytes() }),
    deadline: 30_000,
    isRepeatable: true,
  },
  /** All that is known of a seal, by its key, in the order to be shown. `seal-list.seal-gone`. */
  facts: { params: Type.Tuple([id]), result: Type.Array(Type.Unsafe<Fact>(Type.Object({}))), isRepeatable: true },
  /** What a device holds for seals. `token.removed`. */
  inspect: {
    params: Type.Tuple([id]),
    result: Type.Array(Type.Unsafe<FindingEntry>(Type.Object({}))),
    isRepeatable: true,
  },
  /** Asks for the PIN of a device and reads the seals behind it. Resolves with how many it shows now. */
  readPrivate: { params: Type.Tuple([id]), result: Type.Integer() },
  /** Writes a seal's picture into a file, whole or not at all. Errors of `DocumentFiles.write`. */
  export: { params: Type.Tuple([id, Type.Object({ path, overwrite: Type.Boolean() })]), result: Type.Void() },
  /** Takes a picture file in, by its path or its bytes; it is kept until another one comes. Resolves with its id. */
  takePicture: { params: Type.Tuple([Type.Union([path, bytes(LARGEST_PICTURE)])]), result: id },
  /** `seals.picture-*`, `seal-list.picture-gone`. */
  prepare: { params: Type.Tuple([id, options]), result: Type.Unsafe<PreparedPicture>(Type.Object({})) },
  /** Adds the seal that `prepare` shows. Resolves with its key. `seals.*`. */
  add: { params: Type.Tuple([id, options, Type.String({ maxLength: 1_000 })]), result: id },
  /** By the key of a seal that was made of a picture. `seals.not-found`. */
  remove: { params: Type.Tuple([id]), result: Type.Void() },
});
