import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Voucher, VoucherFile, WorkflowSource } from '@sealwright/core/api';
import { FileNotHere } from '../errors.ts';
import { type KeptFile, type Place, placeKey } from '../queue/queue-record.ts';
import { RunningDigests } from './digests-of.ts';
import { type FetchProgress, fetchFile } from './fetch-file.ts';

/**
 * The files of vouchers on this computer, in the profile: one folder for each company at each source, each file under its
 * voucher and its own digest, never changed once it is there.
 */
export class FileShelf {
  private readonly root: string;
  private readonly names = new Map<string, Promise<Set<string>>>();
  /** Transfers that are under way, so that two who want a file fetch it once. */
  private readonly fetching = new Map<string, Promise<string>>();

  constructor(root: string) {
    this.root = root;
  }

  /** Reads which files are there; `has` knows them from then on. */
  async prepare(place: Place): Promise<void> {
    await this.known(place);
  }

  async has(place: Place, voucher: string, sha256: string): Promise<boolean> {
    return (await this.known(place)).has(nameOf(voucher, sha256));
  }

  /** Path of a file that is here; `inbox.file-not-here`. */
  async path(place: Place, { id, name, file }: Voucher): Promise<string> {
    if (!file || !(await this.has(place, id, file.sha256))) throw FileNotHere({ name });
    return join(this.folder(place), nameOf(id, file.sha256));
  }

  /**
   * Fetches a voucher's file, or goes on where an earlier run stopped, and results in its path. Rejects with what the
   * source throws, `workflow.file-damaged`.
   */
  async fetch(
    source: Pick<WorkflowSource, 'download'>,
    place: Place,
    { id, file }: { readonly id: string; readonly file: VoucherFile },
    progress: FetchProgress,
    signal: AbortSignal,
  ): Promise<string> {
    const known = await this.known(place);
    const name = nameOf(id, file.sha256);
    const path = join(this.folder(place), name);
    if (known.has(name)) return path;
    const running = this.fetching.get(path) ?? fetchFile(source, { id, file, path }, progress, signal);
    this.fetching.set(path, running);
    try {
      await running;
      known.add(name);
      return path;
    } finally {
      this.fetching.delete(path);
    }
  }

  /** Keeps a file, whole or not at all. */
  async put(place: Place, voucher: string, name: string, contents: AsyncIterable<Uint8Array>): Promise<KeptFile> {
    const known = await this.known(place);
    const draft = join(this.folder(place), `${randomUUID()}.tmp`);
    const digests = new RunningDigests();
    try {
      const file = await open(draft, 'wx', 0o600);
      try {
        for await (const part of contents) {
          digests.update(part);
          await file.appendFile(part);
        }
        await file.datasync();
      } finally {
        await file.close();
      }
      const { size, sha256, sm3 } = digests.finish();
      const kept = nameOf(voucher, sha256);
      const path = join(this.folder(place), kept);
      await rename(draft, path);
      known.add(kept);
      return { path, name, size, sha256, sm3 };
    } catch (fault) {
      await rm(draft, { force: true });
      throw fault;
    }
  }

  /** Forgets all files of a voucher but those that are named by their digests. */
  async forget(place: Place, voucher: string, keep: readonly string[] = []): Promise<void> {
    const known = await this.known(place);
    const kept = new Set(keep.map((sha256) => nameOf(voucher, sha256)));
    const prefix = nameOf(voucher, '').replace(/\.pdf$/, '');
    for (const name of [...known].filter((each) => each.startsWith(prefix) && !kept.has(each))) {
      known.delete(name);
      await rm(join(this.folder(place), name), { force: true });
    }
  }

  private folder(place: Place): string {
    return join(this.root, createHash('sha256').update(placeKey(place)).digest('hex').slice(0, 32));
  }

  private known(place: Place): Promise<Set<string>> {
    const folder = this.folder(place);
    const known = this.names.get(folder) ?? readNames(folder);
    this.names.set(folder, known);
    known.catch(() => this.names.delete(folder));
    return known;
  }
}

async function readNames(folder: string): Promise<Set<string>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return new Set((await readdir(folder)).filter((name) => name.endsWith('.pdf')));
}

/** Numbers of vouchers come from outside: what is no plain one is never part of a path. */
function nameOf(voucher: string, sha256: string): string {
  const plain = /^[\w-]{1,40}$/.test(voucher) ? voucher : createHash('sha256').update(voucher).digest('hex');
  return `${plain}.${sha256}.pdf`;
}
