import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Emitter, type OpenDocument, type PluginStorage, type Store } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import type { RecentDocument } from './common-recent-rpc.ts';

export const MOST = 100;
/** How long a file may take to answer, in milliseconds: network drives that are away take minutes. */
const PATIENCE = 1_500;

const Records = Type.Object({
  documents: Type.Array(
    Type.Object({ path: Type.String(), opened: Type.Number(), size: Type.Integer({ minimum: 0 }) }),
    { maxItems: MOST },
  ),
});
type Records = Static<typeof Records>;
type Entry = Records['documents'][number];

/** Which files were opened when: names and places, nothing of what stands in them. */
export class RecentDocuments {
  private readonly store: Store<Records>;
  private readonly changed = new Emitter<void>();

  readonly onDidChange = this.changed.event;

  constructor(storage: PluginStorage) {
    this.store = storage.store<Records>('recent', { version: 1, schema: Records, initial: { documents: [] } });
  }

  /** The one opened last comes first. */
  async list(): Promise<RecentDocument[]> {
    const { documents } = await this.store.read();
    return Promise.all(documents.map(describe));
  }

  /** Documents without a path have no place to be found at again. */
  async add({ path, size }: OpenDocument): Promise<void> {
    if (path === undefined) return;
    await this.change((documents) => [{ path, opened: Date.now(), size }, ...without(documents, path)].slice(0, MOST));
  }

  async forget(path: string): Promise<void> {
    await this.change((documents) => without(documents, path));
  }

  async forgetAll(): Promise<void> {
    await this.change(() => []);
  }

  private async change(next: (documents: readonly Entry[]) => Entry[]): Promise<void> {
    await this.store.update(({ documents }) => ({ documents: next(documents) }));
    this.changed.fire();
  }
}

function without(documents: readonly Entry[], path: string): Entry[] {
  return documents.filter((each) => each.path !== path);
}

async function describe({ path, opened, size }: Entry): Promise<RecentDocument> {
  const known = { path, name: basename(path), folder: dirname(path), opened };
  const found = await Promise.race([lookUp(path), late()]);
  if (found === 'late') return { ...known, size, isGone: false };
  return found ? { ...known, ...found, isGone: false } : { ...known, size, isGone: true };
}

async function lookUp(path: string): Promise<{ modified: number; size: number } | undefined> {
  return stat(path).then(
    (found) => (found.isFile() ? { modified: found.mtimeMs, size: found.size } : undefined),
    () => undefined,
  );
}

function late(): Promise<'late'> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE, 'late').unref());
}
