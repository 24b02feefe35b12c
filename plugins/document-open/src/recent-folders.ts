import { dirname } from 'node:path';
import type { PluginStorage, Store } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

const KEPT = 6;

const Folders = Type.Object({ folders: Type.Array(Type.String(), { maxItems: KEPT }) });
type Folders = Static<typeof Folders>;

/** Where the files that were opened last lie. */
export class RecentFolders {
  private readonly store: Store<Folders>;

  constructor(storage: PluginStorage) {
    this.store = storage.store<Folders>('folders', { version: 1, schema: Folders, initial: { folders: [] } });
  }

  async list(): Promise<string[]> {
    return (await this.store.read()).folders;
  }

  async add(file: string): Promise<void> {
    const folder = dirname(file);
    if ((await this.list())[0] === folder) return;
    await this.store.update(({ folders }) => ({
      folders: [folder, ...folders.filter((each) => each !== folder)].slice(0, KEPT),
    }));
  }
}
