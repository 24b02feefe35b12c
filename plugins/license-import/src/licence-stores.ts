/** What this plugin keeps in the profile: the file as it was imported, and the latest time that was ever seen. */
import { mkdtemp, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PluginStorage, Store } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { NotStored } from './terms-errors.ts';

const Kept = Type.Object({
  /** The licence file, in Base64: its signature is verified whenever it is looked at. */
  file: Type.Optional(Type.String()),
});
type Kept = Static<typeof Kept>;

const Seen = Type.Object({
  /** Milliseconds since 1970. */
  latest: Type.Number(),
  /** The day, 'YYYY-MM-DD', on which was told that the licence ends. */
  told: Type.Optional(Type.String()),
});
export type Seen = Static<typeof Seen>;

export class LicenceStores {
  private readonly storage: PluginStorage;
  private readonly kept: Store<Kept>;
  readonly seen: Store<Seen>;

  constructor(storage: PluginStorage) {
    this.storage = storage;
    this.kept = storage.store<Kept>('licence', { version: 1, schema: Kept, initial: {} });
    this.seen = storage.store<Seen>('clock', { version: 1, schema: Seen, initial: { latest: 0 } });
  }

  async file(): Promise<Uint8Array | undefined> {
    const { file } = await this.kept.read();
    return file === undefined ? undefined : new Uint8Array(Buffer.from(file, 'base64'));
  }

  /** `license.not-stored`, at once: a store that may not be written to is tried for a while, as if others used it. */
  async checkWritable(): Promise<void> {
    const folder = await this.storage.folder();
    try {
      // Only an attempt tells, on every system.
      await rmdir(await mkdtemp(join(folder, 'probe-')));
    } catch (cause) {
      throw NotStored({ folder, reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' }, { cause });
    }
  }

  /** Puts it in the place of the one before, whole or not at all. */
  async keep(file: Uint8Array): Promise<void> {
    await this.kept.update(() => ({ file: Buffer.from(file).toString('base64') }));
  }
}
