import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DownloadNoSpace, DownloadUnwritable } from './download-errors.ts';

/** What has arrived of one package, kept for the next try; named by the content that it is to become. */
export class PartFile {
  private readonly folder: string;
  private readonly path: string;
  /** Names the state of the source that the part came from. */
  private readonly validatorPath: string;
  private readonly size: number;
  private hash: Hash = createHash('sha256');
  private handle: FileHandle | undefined;
  private received = 0;

  constructor(folder: string, { sha256, size }: { readonly sha256: string; readonly size: number }) {
    this.folder = folder;
    this.path = join(folder, `${sha256}.part`);
    this.validatorPath = join(folder, `${sha256}.source`);
    this.size = size;
  }

  get length(): number {
    return this.received;
  }

  /** Takes up what an earlier try has left, and removes what was left of other packages. Gives the source's validator. */
  async open(): Promise<string | undefined> {
    return this.contained(async () => {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      for (const name of await readdir(this.folder)) {
        const path = join(this.folder, name);
        if (path !== this.path && path !== this.validatorPath) await rm(path, { recursive: true, force: true });
      }
      const validator = await readFile(this.validatorPath, 'utf8').catch(() => undefined);
      const length = validator === undefined ? 0 : await lengthOf(this.path);
      const isUsable = length > 0 && length <= this.size;
      this.handle = await open(this.path, isUsable ? 'r+' : 'w', 0o600);
      if (isUsable) for await (const chunk of createReadStream(this.path)) this.count(chunk);
      await this.checkSpace();
      return isUsable ? validator : undefined;
    });
  }

  /** Where the source begins from its first byte, what was there before is worth nothing. */
  async begin(offset: number, validator: string | undefined): Promise<void> {
    await this.contained(async () => {
      if (offset !== this.received) {
        await this.handle!.truncate(0);
        this.hash = createHash('sha256');
        this.received = 0;
      }
      // Without one, nobody could tell whether the source is still the same.
      if (validator === undefined) await rm(this.validatorPath, { force: true });
      else await writeFile(this.validatorPath, validator, { mode: 0o600 });
    });
  }

  async append(chunk: Uint8Array): Promise<void> {
    await this.contained(async () => {
      for (let done = 0; done < chunk.length; ) {
        const { bytesWritten } = await this.handle!.write(chunk, done, chunk.length - done, this.received + done);
        done += bytesWritten;
      }
    });
    this.count(chunk);
  }

  /** Lower case hexadecimal, of all that has arrived; once. */
  digest(): string {
    return this.hash.digest('hex');
  }

  /** Puts the whole file in its place. Gives its path. */
  async finish(name: string): Promise<string> {
    return this.contained(async () => {
      const target = join(this.folder, name);
      await this.handle!.sync();
      await this.close();
      await rename(this.path, target);
      await rm(this.validatorPath, { force: true });
      return target;
    });
  }

  /** Keeps what has arrived. */
  async close(): Promise<void> {
    const { handle } = this;
    this.handle = undefined;
    await handle?.close().catch(() => {});
  }

  /** Leaves nothing. */
  async discard(): Promise<void> {
    await this.close();
    await Promise.all([this.path, this.validatorPath].map((path) => rm(path, { force: true }).catch(() => {})));
  }

  private count(chunk: Uint8Array): void {
    this.hash.update(chunk);
    this.received += chunk.length;
  }

  private async checkSpace(): Promise<void> {
    const { bavail, bsize } = await statfs(this.folder);
    if (bavail * bsize < this.size - this.received) throw DownloadNoSpace({ size: this.size });
  }

  private async contained<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (fault) {
      if (DownloadNoSpace.is(fault)) throw fault;
      const { code = 'unknown' } = fault as NodeJS.ErrnoException;
      if (code === 'ENOSPC' || code === 'EDQUOT') throw DownloadNoSpace({ size: this.size }, { cause: fault });
      throw DownloadUnwritable({ reason: code }, { cause: fault });
    }
  }
}

async function lengthOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
