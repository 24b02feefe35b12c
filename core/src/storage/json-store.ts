import { readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store, StoreDefinition } from '../api/services/storage.ts';
import { withFileLock } from './file-lock.ts';
import { StorageBusy, StorageDamaged, StorageFailed } from './storage-errors.ts';
import { openEnvelope, parseEnvelope, sealEnvelope } from './store-contents.ts';

export interface JsonStoreOptions<T> {
  /** What errors call the store. */
  readonly title: string;
  /** Makes the folder where needed and resolves with its path. */
  readonly folder: () => Promise<string>;
  readonly file: string;
  readonly definition: StoreDefinition<T>;
}

/** How often an update starts over after it lost its lock. */
const ATTEMPTS = 5;

/**
 * One document in one file. Writers take turns by a lock file and replace the document by a synced rename, so readers
 * need no lock: they see the old or the new one.
 */
export class JsonStore<T> implements Store<T> {
  private readonly options: JsonStoreOptions<T>;
  /** Updates of this object wait for each other here; going to the lock file for that would be slow. */
  private turn: Promise<unknown> = Promise.resolve();
  private swept = false;

  constructor(options: JsonStoreOptions<T>) {
    this.options = options;
  }

  async read(): Promise<T> {
    const path = await this.path();
    const contents = await this.typed(() => this.load(path));
    return contents === 'damaged' ? this.typed(() => this.locked(path, () => this.loadOrPutAside(path))) : contents;
  }

  update(change: (current: T) => T): Promise<T> {
    const run = this.turn.then(() => this.typed(() => this.replace(change)));
    this.turn = run.catch(() => {});
    return run;
  }

  private async replace(change: (current: T) => T): Promise<T> {
    const { title, definition } = this.options;
    const path = await this.path();
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const text = await this.locked(path, async (held) => {
        const next = sealEnvelope(title, definition, change(await this.loadOrPutAside(path)));
        await this.sweep(path);
        if (!held.isHeld()) return undefined;
        await writeWhole(path, next);
        return next;
      });
      if (text !== undefined) return JSON.parse(text).data as T;
    }
    throw StorageBusy({ store: title });
  }

  private async load(path: string): Promise<T | 'damaged'> {
    const { title, definition } = this.options;
    const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOENT') return undefined;
      throw fault;
    });
    if (text === undefined) return structuredClone(definition.initial);
    const envelope = parseEnvelope(text);
    return envelope ? openEnvelope(title, definition, envelope) : 'damaged';
  }

  /**
   * A damaged file is renamed, never overwritten, and reported once: the user learns of it and where the bytes are,
   * and the program works again at the next call instead of failing for ever. Needs the lock.
   */
  private async loadOrPutAside(path: string): Promise<T> {
    const contents = await this.load(path);
    if (contents !== 'damaged') return contents;
    const kept = `${this.options.file}.damaged-${new Date().toISOString().replace(/\W/g, '')}`;
    await rename(path, join(path, '..', kept));
    throw StorageDamaged({ store: this.options.title, kept });
  }

  /** Removes what killed writers left behind. Needs the lock: without it, the file of a living writer could go. */
  private async sweep(path: string): Promise<void> {
    if (this.swept) return;
    this.swept = true;
    const leftover = (name: string) => name.startsWith(`${this.options.file}.`) && /\.\d+$/.test(name);
    const folder = join(path, '..');
    for (const name of await readdir(folder)) if (leftover(name)) await unlink(join(folder, name)).catch(() => {});
  }

  private locked<R>(path: string, work: Parameters<typeof withFileLock<R>>[2]): Promise<R> {
    return withFileLock(path, this.options.title, work);
  }

  private async path(): Promise<string> {
    return join(await this.options.folder(), this.options.file);
  }

  /** Gives faults of the operating system a sentence; what a change function throws passes unchanged. */
  private async typed<R>(work: () => Promise<R>): Promise<R> {
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof Error && 'syscall' in fault && 'code' in fault)) throw fault;
      throw StorageFailed({ store: this.options.title, reason: String(fault.code) }, { cause: fault });
    }
  }
}

/** Codes with which Windows answers while a virus scanner or indexer holds the file for a moment. */
const PASSING = new Set(['EPERM', 'EACCES', 'EBUSY']);

async function writeWhole(path: string, text: string): Promise<void> {
  // Loaded with the first write: most commands only read.
  const { default: writeFileAtomic } = await import('write-file-atomic');
  // Node's permission model, which holds in processes of third-party plugins, has no fsync: what they write is replaced
  // whole, but a power cut may take the newest contents.
  const fsync = (process as { permission?: unknown }).permission === undefined;
  for (let pause = 10; ; pause *= 2) {
    try {
      return await writeFileAtomic(path, text, { mode: 0o600, fsync });
    } catch (fault) {
      const code = (fault as NodeJS.ErrnoException).code ?? '';
      if (process.platform !== 'win32' || !PASSING.has(code) || pause > 300) throw fault;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
