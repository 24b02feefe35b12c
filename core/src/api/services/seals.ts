/** Seals of all seal sources. Owner: `plugins/seals`. Callers: signing, CLI, seal pages. */
import type { Seal } from '../points/seal-sources.ts';
import { defineService } from '../token.ts';
import type { Key } from './keys.ts';

export interface Seals {
  list(): Promise<readonly Seal[]>;
  /** Finds one by id or name; with a key, among those bound to its certificate. `seals.not-found`, `seals.ambiguous`. */
  find(text: string, key?: Key): Promise<Seal>;
}

export const Seals = defineService<Seals>('seals');
