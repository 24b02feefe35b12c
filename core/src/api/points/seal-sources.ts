/**
 * Point `sealSources`: where seals come from (a key's data objects, pictures beside a software key, a server).
 * Called by `plugins/seals` in the plugin host; a source that throws is left out of the list and named.
 */
import { type Static, Type } from 'typebox';
import type { Picture } from '../appearance.ts';
import { Localized } from '../localized.ts';
import { definePoint } from '../point.ts';

export const SealSourceData = Type.Object({ title: Localized });
export type SealSourceData = Static<typeof SealSourceData>;

export interface Seal {
  /** Unique within its source and stable between runs. */
  readonly id: string;
  readonly source: string;
  readonly name: string;
  readonly picture: Picture;
  /** Size on paper in millimetres (GB/T 38540, picture width and height). */
  readonly widthMm: number;
  readonly heightMm: number;
  readonly validFrom?: Date;
  readonly validTo?: Date;
  /** SHA-256 of the certificates that may use the seal, hex; empty: any. */
  readonly certificates: readonly string[];
  /** DER SESeal (GB/T 38540, GM/T 0031), where the seal is more than a picture: formats sign with it. */
  readonly electronicSeal?: Uint8Array;
  /** `KeyDevice.ref` of the device that holds it. */
  readonly device?: string;
}

export interface SealSource {
  list(signal?: AbortSignal): Promise<readonly Omit<Seal, 'source'>[]>;
}

export const SealSources = definePoint('sealSources', SealSourceData).of<SealSource>({ deadline: 15_000 });
