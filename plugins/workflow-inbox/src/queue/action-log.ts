import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disposable } from '@sealwright/core/api';
import { Check } from 'typebox/schema';
import { fromDatedJson, toDatedJson } from './dated-json.ts';
import { QueueLease } from './queue-lease.ts';
import { QueueRecord } from './queue-record.ts';

/** A log with more lines than this, of which most say nothing any more, is written anew. */
const LONG = 2_000;

type Line = { readonly lease: string } | { readonly put: QueueRecord } | { readonly gone: string };

interface Written {
  readonly resolve: () => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * The queue on disk: a log that is appended to, one of each running program. What programs that have ended left behind is
 * taken over. Lines that are written at the same time share one write and one sync, however many they are.
 */
export class ActionLog implements Disposable {
  private readonly folder: string;
  private readonly id = randomUUID();
  private readonly lease: QueueLease;
  private file: FileHandle;
  private readonly live = new Map<string, QueueRecord>();
  private lines = 1;
  private pending: { text: string; written: Written }[] = [];
  private flushing: Promise<void> | undefined;
  /** How often the disk was written to, for tests of how much that is. */
  writes = 0;

  private constructor(folder: string, lease: QueueLease, file: FileHandle) {
    this.folder = folder;
    this.lease = lease;
    this.file = file;
  }

  static async open(folder: string): Promise<ActionLog> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const lease = await QueueLease.take();
    const log: ActionLog = new ActionLog(folder, lease, undefined as unknown as FileHandle);
    log.file = await open(log.path, 'ax', 0o600);
    await log.append({ lease: lease.address });
    return log;
  }

  get records(): readonly QueueRecord[] {
    return [...this.live.values()];
  }

  private get path(): string {
    return join(this.folder, `${this.id}.log`);
  }

  /** Resolves when it is on disk. */
  put(record: QueueRecord): Promise<void> {
    this.live.set(record.key, record);
    return this.append({ put: record });
  }

  remove(key: string): Promise<void> {
    if (!this.live.delete(key)) return Promise.resolve();
    return this.append({ gone: key });
  }

  /**
   * Takes over what programs that have ended left: renaming a log claims it, and it is deleted when its records stand in
   * this one. A claim that was not brought to an end is claimed again.
   */
  async adopt(): Promise<readonly QueueRecord[]> {
    const adopted: QueueRecord[] = [];
    for (const name of await readdir(this.folder)) {
      const owner = /^[0-9a-f-]{36}\.log(?:\.([0-9a-f-]{36}))?$/.exec(name);
      if (!owner || name.startsWith(this.id) || owner[1] === this.id) continue;
      if (await this.isOwned(owner[1] === undefined ? name : `${owner[1]}.log`)) continue;
      const claimed = join(this.folder, `${name.slice(0, 40)}.${this.id}`);
      const isMine = await rename(join(this.folder, name), claimed).then(
        () => true,
        () => false,
      );
      if (!isMine) continue;
      const found = readLines(await readFile(claimed, 'utf8')).filter(({ key }) => !this.live.has(key));
      await Promise.all(found.map((record) => this.put(record)));
      await rm(claimed, { force: true });
      adopted.push(...found);
    }
    return adopted.sort((one, other) => one.at - other.at);
  }

  /** Leaves the log for the next program, or nothing where nothing waits. */
  async dispose(): Promise<void> {
    await this.flushing;
    await this.file.close();
    if (this.live.size === 0) await rm(this.path, { force: true });
    await this.lease.dispose();
  }

  private async isOwned(name: string): Promise<boolean> {
    const text = await readFile(join(this.folder, name), 'utf8').catch(() => '');
    const [head] = text.split('\n', 1);
    try {
      const { lease } = JSON.parse(head ?? '') as { lease?: unknown };
      return typeof lease === 'string' && (await QueueLease.isHeld(lease));
    } catch {
      return false;
    }
  }

  private append(line: Line): Promise<void> {
    const written = new Promise<void>((resolve, reject) => {
      this.pending.push({ text: `${toDatedJson(line)}\n`, written: { resolve, reject } });
    });
    this.flushing ??= this.flush();
    return written;
  }

  private async flush(): Promise<void> {
    // What comes in the same turn goes with the same write.
    await Promise.resolve();
    while (this.pending.length > 0) {
      const taken = this.pending;
      this.pending = [];
      try {
        await this.file.appendFile(taken.map(({ text }) => text).join(''));
        await this.file.datasync();
        this.writes++;
        this.lines += taken.length;
        for (const { written } of taken) written.resolve();
      } catch (fault) {
        for (const { written } of taken) written.reject(fault);
      }
      if (this.lines > LONG && this.lines > 4 * this.live.size && this.pending.length === 0) await this.shorten();
    }
    // In the same turn as the last look: what comes after it begins a flush of its own.
    this.flushing = undefined;
  }

  private async shorten(): Promise<void> {
    const draft = join(this.folder, `${this.id}.tmp`);
    const lines: Line[] = [{ lease: this.lease.address }, ...this.records.map((put) => ({ put }))];
    let next: FileHandle | undefined;
    try {
      await rm(draft, { force: true });
      next = await open(draft, 'ax', 0o600);
      await next.appendFile(lines.map((line) => `${toDatedJson(line)}\n`).join(''));
      await next.datasync();
      await rename(draft, this.path);
      await this.file.close();
      this.file = next;
      this.writes++;
      this.lines = lines.length;
    } catch {
      if (next !== this.file) await next?.close().catch(() => {});
      // The long one is as good; it is tried again with the next line.
      await rm(draft, { force: true });
    }
  }
}

/** What stands in a log. Its last line may be cut, where its program was killed; lines that nobody understands are left out. */
function readLines(text: string): QueueRecord[] {
  const live = new Map<string, QueueRecord>();
  for (const line of text.split('\n')) {
    try {
      const read = fromDatedJson(line) as Partial<{ put: QueueRecord; gone: string }>;
      if (typeof read.gone === 'string') live.delete(read.gone);
      else if (read.put && Check(QueueRecord, read.put)) live.set(read.put.key, read.put);
    } catch {}
  }
  return [...live.values()];
}
