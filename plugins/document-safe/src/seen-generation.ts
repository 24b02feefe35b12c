import { createHash } from 'node:crypto';
import type { PluginStorage, Store } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const Seen = Type.Object({ safe: Type.String(), generation: Type.Integer({ minimum: 0 }), digest: Type.String() });
type Seen = Static<typeof Seen>;

/**
 * The newest index that this profile has seen of its safe, kept outside the safe's folder: a folder that was put back to
 * an earlier state as a whole is in order by itself, and found only so.
 */
export class SeenGeneration {
  private readonly store: Store<Seen>;

  constructor(storage: PluginStorage) {
    const initial = { safe: '', generation: 0, digest: '' };
    this.store = storage.store<Seen>('seen', { version: 1, schema: Seen, initial });
  }

  /** Whether an index is older than the newest one, or another one of the same generation. */
  async isOlder(safe: string, generation: number, index: Uint8Array): Promise<boolean> {
    const seen = await this.store.read();
    if (seen.safe !== safe || generation > seen.generation) return false;
    return generation < seen.generation || seen.digest !== digestOf(index);
  }

  async remember(safe: string, generation: number, index: Uint8Array): Promise<void> {
    const digest = digestOf(index);
    await this.store.update(() => ({ safe, generation, digest }));
  }
}

function digestOf(index: Uint8Array): string {
  return createHash('sha256').update(index).digest('hex');
}
