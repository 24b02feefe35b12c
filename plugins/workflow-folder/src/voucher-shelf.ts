/** The vouchers of a folder: each a folder of revisions, each revision a folder that appears whole and never changes. */
import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptFile, Log } from '@sealwright/core/api';
import { putFolder, writeDurably } from './durable-files.ts';
import { decodeRecord, encodeRecord, type VoucherRecord } from './voucher-record.ts';

const ID = /^\d{19}$/;
const REVISION = /^\d{6}$/;
const LARGEST_RECORD = 2_000_000;
/** Folders that are read at the same time. */
const ABREAST = 16;

export class VoucherShelf {
  private readonly folder: string;
  private readonly log: Log;
  /** Revisions never change, so what was read once is known. By voucher and revision. */
  private readonly known = new Map<string, VoucherRecord>();
  private readonly reported = new Set<string>();

  constructor(root: string, log: Log) {
    this.folder = join(root, 'vouchers');
    this.log = log;
  }

  /** Ids of all vouchers that anybody has here. */
  async ids(): Promise<readonly string[]> {
    return (await names(this.folder)).filter((name) => ID.test(name));
  }

  /** The newest revision of each voucher. */
  async newest(): Promise<readonly VoucherRecord[]> {
    const ids = [...(await this.ids())];
    const found: VoucherRecord[] = [];
    const worker = async () => {
      for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
        const record = (await this.history(id, 1)).at(-1);
        if (record) found.push(record);
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, worker));
    return found;
  }

  /** The revisions of a voucher, the newest `last` or all, oldest first; none where there is no such voucher. */
  async history(id: string, last?: number): Promise<readonly VoucherRecord[]> {
    if (!ID.test(id)) return [];
    const records: VoucherRecord[] = [];
    for (const revision of [...(await this.revisions(id))].reverse()) {
      if (records.length === last) break;
      const record = await this.record(id, revision);
      if (record) records.unshift(record);
    }
    return records;
  }

  /** Numbers of the revisions that stand, ascending. */
  async revisions(id: string): Promise<readonly number[]> {
    const folders = (await names(join(this.folder, id))).filter((name) => REVISION.test(name));
    return folders.map(Number).sort((a, b) => a - b);
  }

  /** Where the bytes of one of a voucher's files stand. */
  pathOf(id: string, { id: file }: Pick<KeptFile, 'id'>): string {
    return join(this.folder, id, REVISION.test(file) ? file : 'none', CONTRACT);
  }

  /**
   * Adds a revision out of a folder that is given up with it, and may hold the contract. False where this revision is
   * there already: somebody else was faster, or this program before it was stopped.
   */
  async add(staged: string, record: VoucherRecord): Promise<boolean> {
    const { id, revision } = record.voucher;
    await writeDurably(join(staged, RECORD), encodeRecord(record));
    await mkdir(join(this.folder, id), { recursive: true });
    const place = join(this.folder, id, revisionName(revision));
    return putFolder(staged, place, async () => (await names(place)).length > 0);
  }

  /** Removes all files of a voucher; its records stay. */
  async forgetContracts(id: string): Promise<void> {
    for (const revision of await this.revisions(id)) {
      await rm(this.pathOf(id, { id: revisionName(revision) }), { force: true });
    }
  }

  private async record(id: string, revision: number): Promise<VoucherRecord | undefined> {
    const name = `${id}/${revision}`;
    const known = this.known.get(name);
    if (known) return known;
    const path = join(this.folder, id, revisionName(revision), RECORD);
    const { size } = await lstat(path).catch(missing(() => ({ size: 0 })));
    const text = size > LARGEST_RECORD ? '' : await readFile(path, 'utf8').catch(missing(() => ''));
    const record = decodeRecord(text, id, revision);
    if (record) this.known.set(name, record);
    else if (!this.reported.has(name)) {
      this.reported.add(name);
      this.log.warn('a revision in the shared folder is no record of a voucher', { voucher: id, revision });
    }
    return record;
  }
}

export const RECORD = 'record.json';
export const CONTRACT = 'contract.pdf';

export function revisionName(revision: number): string {
  return String(revision).padStart(6, '0');
}

/** A voucher's number follows from what made it, so that who makes it twice makes it once: 19 digits, no zero in front. */
export function voucherId(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  return String(10n ** 18n + (digest.readBigUInt64BE() % (9n * 10n ** 18n)));
}

/** Names in a folder; none where it is not there. */
export function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(missing(() => []));
}

export function missing<T>(instead: () => T): (fault: NodeJS.ErrnoException) => T {
  return (fault) => {
    if (fault.code === 'ENOENT' || fault.code === 'ENOTDIR') return instead();
    throw fault;
  };
}
