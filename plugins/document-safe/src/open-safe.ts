import { randomBytes } from 'node:crypto';
import type { FileSource, Secret } from '@sealwright/core/api';
import { DocumentAmbiguous, DocumentFileMissing, DocumentMissing, KeyFileDamaged, SafeFull } from './errors.ts';
import { type KeyFile, unwrapMaster, withKey, withoutKey, withPassphrase } from './key-file.ts';
import type { KeySlot } from './key-slot.ts';
import type { MasterKey } from './master-key.ts';
import type { ScryptCost } from './passphrase-slot.ts';
import type { SafeFolder } from './safe-folder.ts';
import { type IndexEntry, MOST_DOCUMENTS, openIndex, type SafeIndex, sealIndex } from './safe-index.ts';
import { SealedDocument } from './seal-document.ts';
import type { SeenGeneration } from './seen-generation.ts';
import { entryOfFile, unsealDocument } from './unseal-document.ts';

export interface OpenSafeParts {
  readonly folder: SafeFolder;
  readonly seen: SeenGeneration;
  readonly cost: ScryptCost;
}

/** Gets the master key out of one of the slots. */
export type UnwrapMaster = (file: KeyFile) => Promise<MasterKey>;

/**
 * A safe whose key is in memory. Its index is read anew for every use, since other processes may change it; whatever
 * changes it does so under the folder's lock. After `close`, everything rejects with `safe.locked`.
 */
export class OpenSafe {
  private readonly parts: OpenSafeParts;
  private readonly master: MasterKey;
  private readonly id: string;

  constructor(parts: OpenSafeParts, master: MasterKey, id: string) {
    this.parts = parts;
    this.master = master;
    this.id = id;
  }

  /** Rejects as `SafeFolder.keyFile`, `unwrap` and `openIndex` do. */
  static async unlock(parts: OpenSafeParts, unwrap: UnwrapMaster): Promise<OpenSafe> {
    const key = await parts.folder.keyFile();
    const master = await unwrap(key);
    const safe = new OpenSafe(parts, master, key.id);
    try {
      const { bytes, index } = await safe.readIndex();
      if (!(await parts.seen.isOlder(key.id, index.generation, bytes)))
        await parts.seen.remember(key.id, index.generation, bytes);
      await parts.folder.sweep();
      return safe;
    } catch (fault) {
      safe.close();
      throw fault;
    }
  }

  /** Whether the folder was put back to an earlier state than the last one that this profile has seen. */
  async isOlder(): Promise<boolean> {
    const { bytes, index } = await this.readIndex();
    return this.parts.seen.isOlder(this.id, index.generation, bytes);
  }

  /** The user says that the earlier state is right: a backup that was put back. */
  async acceptOlder(): Promise<void> {
    const { bytes, index } = await this.readIndex();
    await this.parts.seen.remember(this.id, index.generation, bytes);
  }

  /** In the order in which they were put in. */
  async list(): Promise<readonly IndexEntry[]> {
    return (await this.readIndex()).index.documents;
  }

  /** By its id, or a name that only one has. `safe.document-missing`, `safe.document-ambiguous` */
  async find(document: string): Promise<IndexEntry> {
    const all = await this.list();
    const [found, ...others] = all.filter(({ id, name }) => id === document || name === document);
    if (!found) throw DocumentMissing({ document });
    if (others.length > 0) throw DocumentAmbiguous({ document, matches: [found, ...others].map(({ id }) => id) });
    return found;
  }

  /** Encrypts a document as it comes: it never lies on disk in clear. */
  async add(name: string, document: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<IndexEntry> {
    const { folder } = this.parts;
    const id = randomBytes(16).toString('hex');
    const sealed = new SealedDocument({ safe: this.id, document: id }, { name, added: Date.now() });
    await folder.writeDocument(id, sealed.bytes(this.master, document), signal);
    const entry = sealed.entry();
    try {
      await this.change((documents) => [...documents, entry]);
    } catch (fault) {
      await folder.removeDocument(id).catch(() => {});
      throw fault;
    }
    return entry;
  }

  /** The bytes of a document, each part after it was found to be as it was put in. Rejects as `unsealDocument` does. */
  async *contents(entry: IndexEntry): AsyncGenerator<Buffer> {
    const source = await this.openFile(entry);
    try {
      yield* unsealDocument(this.master, source, entry);
    } finally {
      await source.close();
    }
  }

  async remove(id: string): Promise<void> {
    await this.change((documents) => {
      if (!documents.some((each) => each.id === id)) throw DocumentMissing({ document: id });
      return documents.filter((each) => each.id !== id);
    });
    await this.parts.folder.removeDocument(id);
  }

  /** Files of documents that the index does not list: a process was killed in the middle, or an older index put in place. */
  async unlisted(): Promise<readonly string[]> {
    const listed = new Set((await this.list()).map(({ id }) => id));
    return (await this.parts.folder.documents()).filter((id) => !listed.has(id));
  }

  /** What the file of such a document holds. `safe.file-foreign` */
  async examine(id: string): Promise<IndexEntry> {
    const source = await this.parts.folder.openDocument(id);
    try {
      return await entryOfFile(this.master, { safe: this.id, document: id }, source);
    } finally {
      await source.close();
    }
  }

  /** Lists it again. */
  async takeBack(id: string): Promise<void> {
    const entry = await this.examine(id);
    await this.change((documents) => [...documents.filter((each) => each.id !== id), entry]);
  }

  /** Wraps the same master key anew; no document is touched. */
  async changePassphrase(old: Secret, next: Secret): Promise<void> {
    await this.changeKeyFile(async (file) => {
      (await unwrapMaster(file, old)).wipe();
      return withPassphrase(file, this.master, next, this.parts.cost);
    });
  }

  /**
   * Lets a key open it beside its passphrase, which has to be right: who finds a safe open gets no way in for later.
   * `makeSlot` is given the master key and the id of the safe.
   */
  async addKey(passphrase: Secret, makeSlot: (master: MasterKey, safe: string) => Promise<KeySlot>): Promise<void> {
    (await unwrapMaster(await this.keyFile(), passphrase)).wipe();
    // Before the lock: it waits for somebody who types a PIN.
    const slot = await makeSlot(this.master, this.id);
    await this.changeKeyFile(async (file) => withKey(file, slot));
  }

  /** By `KeySlot.key`. */
  async removeKey(key: string): Promise<void> {
    await this.changeKeyFile(async (file) => withoutKey(file, key));
  }

  close(): void {
    this.master.wipe();
  }

  private async keyFile(): Promise<KeyFile> {
    const file = await this.parts.folder.keyFile();
    if (file.id !== this.id) throw KeyFileDamaged({});
    return file;
  }

  private async changeKeyFile(next: (file: KeyFile) => Promise<KeyFile>): Promise<void> {
    const { folder } = this.parts;
    await folder.exclusively(async () => folder.writeKeyFile(await next(await this.keyFile())));
  }

  private async openFile(entry: IndexEntry): Promise<FileSource> {
    return this.parts.folder.openDocument(entry.id).catch((fault) => {
      throw fault.code === 'file.missing' ? DocumentFileMissing({ name: entry.name }, { cause: fault }) : fault;
    });
  }

  private async readIndex(): Promise<{ readonly bytes: Buffer; readonly index: SafeIndex }> {
    const bytes = await this.parts.folder.index();
    return { bytes, index: await openIndex(this.master, this.id, bytes) };
  }

  private async change(next: (documents: readonly IndexEntry[]) => readonly IndexEntry[]): Promise<void> {
    const { folder, seen } = this.parts;
    await folder.exclusively(async () => {
      const { index, bytes: before } = await this.readIndex();
      // An earlier state that nobody accepted stays one.
      const isOlder = await seen.isOlder(this.id, index.generation, before);
      const documents = [...next(index.documents)];
      if (documents.length > MOST_DOCUMENTS) throw SafeFull({ limit: MOST_DOCUMENTS });
      const generation = index.generation + 1;
      const bytes = await sealIndex(this.master, this.id, { generation, documents });
      await folder.writeIndex(bytes);
      if (!isOlder) await seen.remember(this.id, generation, bytes);
    });
  }
}
