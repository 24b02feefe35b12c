import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentFiles, type FileSource, SealwrightError } from '@sealwright/core/api';
import { IndexDamaged, KeyFileDamaged, SafeBusy, SafeExists, SafeFailed, SafeMissing } from './errors.ts';
import { type KeyFile, readKeyFile, writeKeyFile } from './key-file.ts';
import { LARGEST_INDEX } from './safe-index.ts';

const KEY_FILE = 'safe.json';
const INDEX = 'index.bin';
const LOCK = 'safe.lock';
const SEALED = /^([0-9a-f]{32})\.sealed$/;
const UNFINISHED = /^\.sealwright-[0-9a-f]+\.part$/;

const LARGEST_KEY_FILE = 100_000;
/** Of the lock, in milliseconds: whoever does not renew it for so long is dead. */
const STALE = 5_000;
/** Tries that together outlast `STALE`. */
const RETRIES = { retries: 200, minTimeout: 10, maxTimeout: 50, factor: 1.4, randomize: true };
/** Files that nobody has written to for so long, in milliseconds, are left of a process that ended in the middle. */
const ABANDONED = 3_600_000;

/** The files of one safe. All of them are replaced whole; what is encrypted in them, others know. */
export class SafeFolder {
  readonly path: string;
  private readonly files: DocumentFiles;

  /** `path` need not exist. */
  constructor(files: DocumentFiles, path: string) {
    this.files = files;
    this.path = path;
  }

  async exists(): Promise<boolean> {
    return stat(join(this.path, KEY_FILE)).then(
      () => true,
      () => false,
    );
  }

  /** Makes the folder with its first index, then the key file: without that, there is no safe yet. */
  async found(key: KeyFile, index: Uint8Array): Promise<void> {
    await faultsOfFolder(mkdir(this.path, { recursive: true, mode: 0o700 }));
    await this.exclusively(async () => {
      if (await this.exists()) throw SafeExists({});
      await this.writeIndex(index);
      await this.writeKeyFile(key);
    });
  }

  /** `safe.missing`, `safe.key-file-damaged`, `safe.newer` */
  async keyFile(): Promise<KeyFile> {
    const bytes = await this.small(KEY_FILE, LARGEST_KEY_FILE);
    if (!bytes) throw (await this.exists()) ? KeyFileDamaged({}) : SafeMissing({});
    return readKeyFile(bytes);
  }

  async writeKeyFile(key: KeyFile): Promise<void> {
    await this.replace(KEY_FILE, writeKeyFile(key));
  }

  /** `safe.index-damaged` where there is none. */
  async index(): Promise<Buffer> {
    const bytes = await this.small(INDEX, LARGEST_INDEX);
    if (!bytes) throw IndexDamaged({});
    return bytes;
  }

  async writeIndex(bytes: Uint8Array): Promise<void> {
    await this.replace(INDEX, bytes);
  }

  /** Ids of the documents whose files are here. */
  async documents(): Promise<readonly string[]> {
    return (await faultsOfFolder(readdir(this.path))).flatMap((name) => SEALED.exec(name)?.[1] ?? []);
  }

  /** Rejects as `DocumentFiles.open` does. */
  openDocument(id: string): Promise<FileSource> {
    return this.files.open(this.documentPath(id));
  }

  /** Puts the file of a document in place; what fails leaves none. */
  async writeDocument(id: string, bytes: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<void> {
    await (await this.files.write(this.documentPath(id), bytes, signal && { signal })).commit();
  }

  async removeDocument(id: string): Promise<void> {
    await faultsOfFolder(rm(this.documentPath(id), { force: true }));
  }

  /** Clears away what processes that were killed had begun to write. */
  async sweep(): Promise<void> {
    const names = await faultsOfFolder(readdir(this.path));
    for (const name of names.filter((each) => UNFINISHED.test(each))) {
      const path = join(this.path, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
      if (Date.now() - mtimeMs > ABANDONED) await rm(path, { force: true }).catch(() => {});
    }
  }

  /** Runs `work` while no other process changes the safe. `safe.busy` */
  async exclusively<R>(work: () => Promise<R>): Promise<R> {
    // Loaded with the first change: most uses only read.
    const { lock } = await import('proper-lockfile');
    let isLost = false;
    const onCompromised = () => {
      isLost = true;
    };
    const release = await lock(this.path, {
      ...{ realpath: false, lockfilePath: join(this.path, LOCK), stale: STALE, retries: RETRIES, onCompromised },
    }).catch((fault: NodeJS.ErrnoException) => {
      throw fault.code === 'ELOCKED' ? SafeBusy({}, { cause: fault }) : folderFault(fault);
    });
    try {
      return await work();
    } finally {
      if (!isLost) await release().catch(() => {});
    }
  }

  private documentPath(id: string): string {
    return join(this.path, `${id}.sealed`);
  }

  private async replace(name: string, bytes: Uint8Array): Promise<void> {
    const draft = await this.files.write(join(this.path, name), once(bytes), { overwrite: true });
    await draft.commit();
  }

  /** A file as a whole; `undefined` where it is missing or larger than it can be. */
  private async small(name: string, most: number): Promise<Buffer | undefined> {
    const path = join(this.path, name);
    const size = await stat(path).then(
      (found) => (found.isFile() ? found.size : undefined),
      () => undefined,
    );
    return size === undefined || size > most ? undefined : faultsOfFolder(readFile(path));
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function folderFault(fault: unknown): SealwrightError {
  return SafeFailed({ reason: (fault as NodeJS.ErrnoException).code ?? 'unknown' }, { cause: fault });
}

async function faultsOfFolder<R>(work: Promise<R>): Promise<R> {
  return work.catch((fault) => {
    throw fault instanceof SealwrightError ? fault : folderFault(fault);
  });
}
