import type { Localized } from '@sealwright/core/api';
import type { DraftKeyChoice, DraftMeans, DraftSealChoice } from '@sealwright/ui';
import type { KeyEntry } from '../common-signing-rpc.ts';
import type { HeldSeal } from './held-seal.ts';
import { keyHindrance, keysFor, sealHindrance } from './key-choice.ts';
import { isReading, type Library, type LibrarySeal } from './seal-library.ts';
import type { Means } from './signing-means.ts';

export const NO_CHOICE: DraftMeans = { isReading: true, keys: [], key: undefined, seals: [] };

const NOT_THESE_SEALS: Localized = { 'zh-CN': '不能使用已放置的印章', en: 'not for the seals that are placed' };

/** What tools may offer beside what is `placed`. */
export function draftMeans(library: Library, means: Means, placed: readonly HeldSeal[], now: Date): DraftMeans {
  const mayUse = (key: KeyEntry, seal: LibrarySeal) => keysFor([key], [seal]).length > 0;
  const keyChoice = (key: KeyEntry): DraftKeyChoice => ({
    ref: key.ref,
    holder: key.holder,
    device: key.device.name,
    seals: library.seals.filter((seal) => mayUse(key, seal)).map(({ id }) => id),
    hindrance: keyHindrance(key, now) ?? (means.fitting.includes(key) ? undefined : NOT_THESE_SEALS),
  });
  const search = { keys: library.keys, isReading: isReading(library) };
  const sealChoice = (seal: LibrarySeal): DraftSealChoice => {
    const { id, name, widthMm, heightMm, picture, validFrom, validTo } = seal;
    const validity = { ...(validFrom && { validFrom }), ...(validTo && { validTo }) };
    const hindrance = sealHindrance(seal, placed, search, now);
    return { id, name, widthMm, heightMm, picture, ...validity, hindrance };
  };
  return {
    isReading: search.isReading,
    keys: library.keys.map(keyChoice),
    key: means.chosen?.ref,
    seals: library.seals.map(sealChoice),
  };
}
