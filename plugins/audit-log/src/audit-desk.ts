import { basename } from 'node:path';
import type { AuditLog, AuditRecord, DocumentFiles, Keys, Locale } from '@sealwright/core/api';
import type { WrittenEntry } from './common-audit-entry.ts';
import { type AuditFilter, passes } from './common-audit-filter.ts';
import type { AuditPage, ExportFormat, FileCheck, FileRelation } from './common-audit-rpc.ts';
import type { ChainReport } from './common-chain-report.ts';
import { exportContent } from './export/export-content.ts';
import { checkFile } from './log/check-file.ts';
import { signerOf, signStatement } from './log/checkpoint-signature.ts';
import { AuditEmpty, AuditNotWhole, AuditSignatureUnfit } from './log/errors.ts';
import { LogReader } from './log/log-reader.ts';
import { LogWriter } from './log/log-writer.ts';
import { checkpointSigned, exported } from './log/own-records.ts';

export interface AuditDeskParts {
  readonly folder: () => Promise<string>;
  readonly keys: Pick<Keys, 'find' | 'open'>;
  readonly files: Pick<DocumentFiles, 'open' | 'write'>;
}

export interface ExportOrder {
  /** Absolute. */
  readonly path: string;
  readonly overwrite: boolean;
  readonly format: ExportFormat;
  readonly locale: Locale;
}

/** The log of a profile, and all that is done with it. */
export class AuditDesk implements AuditLog {
  private readonly parts: AuditDeskParts;
  private readonly writer: LogWriter;
  private readonly reader: LogReader;

  readonly onDidWrite: LogWriter['onDidWrite'];

  constructor(parts: AuditDeskParts) {
    this.parts = parts;
    this.writer = new LogWriter(parts);
    this.reader = new LogReader(parts.folder);
    this.onDidWrite = this.writer.onDidWrite;
  }

  async record(entry: AuditRecord): Promise<void> {
    await this.writer.append(entry);
  }

  /** The newest `limit` entries that pass, of those with a number below `before`. */
  async list(
    filter: AuditFilter,
    limit: number,
    before = Number.POSITIVE_INFINITY,
    signal?: AbortSignal,
  ): Promise<AuditPage> {
    const entries: WrittenEntry[] = [];
    for await (const written of this.reader.newestFirst(signal)) {
      if (written.entry.number >= before || !passes(written.entry, filter)) continue;
      if (entries.length === limit) return { entries, hasMore: true };
      entries.push(written);
    }
    return { entries, hasMore: false };
  }

  check(signal?: AbortSignal): Promise<ChainReport> {
    return this.reader.check(signal);
  }

  /** `audit.empty`; errors of `DocumentFiles.write`. The export itself is the next entry. */
  async export({ path, overwrite, format, locale }: ExportOrder, signal?: AbortSignal): Promise<ChainReport> {
    const report = await this.check(signal);
    if (report.state === 'empty') throw AuditEmpty({});
    const files = await this.reader.files();
    const content = exportContent({ files, report, format, locale, time: new Date() }, signal);
    const draft = await this.parts.files.write(path, content, { overwrite, ...(signal && { signal }) });
    await draft.commit();
    await this.writer.append(exported(basename(path), report.count, report.head ?? ''));
    return report;
  }

  /** `audit.file-foreign`, `audit.file-too-large`; errors of `DocumentFiles.open`. */
  async checkFile(path: string, signal?: AbortSignal): Promise<FileCheck> {
    const report = await checkFile(this.parts.files, path, signal);
    return { report, relation: await this.relationOf(report, signal) };
  }

  /** Signs that the log is as it is now: asks for the PIN. `audit.empty`, `audit.not-whole`; errors of `Keys`. */
  async signCheckpoint(keyNamed: string, signal?: AbortSignal): Promise<void> {
    const key = await this.parts.keys.find(keyNamed);
    const { state, log, last: count, head } = await this.check(signal);
    if (log === undefined || count === undefined || head === undefined) throw AuditEmpty({});
    if (state === 'broken') throw AuditNotWhole({});
    const session = await this.parts.keys.open(key, { action: 'sign', subject: SUBJECT, digest: head }, signal);
    try {
      const statement = { format: 1, log, count, head, time: new Date().toISOString() } as const;
      const checkpoint = await signStatement(session, key, statement, signal);
      const signer = await signerOf(checkpoint);
      if (!signer) throw AuditSignatureUnfit({});
      await this.writer.append(checkpointSigned(signer.name, signer.sha256, statement), { checkpoint });
    } finally {
      await session.close();
    }
  }

  async beginAnew(): Promise<void> {
    await this.writer.beginAnew();
  }

  private async relationOf({ log, last, head }: ChainReport, signal?: AbortSignal): Promise<FileRelation> {
    for await (const { entry, digest } of this.reader.newestFirst(signal)) {
      if (entry.log !== log || last === undefined) return 'other-log';
      if (entry.number < last) return 'ahead';
      if (entry.number === last) return digest === head ? 'contained' : 'different';
    }
    return 'other-log';
  }
}

/** What the PIN entry calls it: texts for it are in one language, so both stand here. */
const SUBJECT = '操作日志检查点 / Audit log checkpoint';
