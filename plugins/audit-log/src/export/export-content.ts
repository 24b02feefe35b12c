import type { Locale } from '@sealwright/core/api';
import type { WrittenEntry } from '../common-audit-entry.ts';
import type { ExportFormat } from '../common-audit-rpc.ts';
import type { ChainReport } from '../common-chain-report.ts';
import { readLine } from '../log/entry-line.ts';
import type { LogFile } from '../log/log-folder.ts';
import { readLines } from '../log/read-lines.ts';
import { csvHead, csvRow } from './csv.ts';
import { htmlFoot, htmlHead, htmlRow } from './html.ts';

export interface Export {
  readonly files: readonly LogFile[];
  readonly report: ChainReport;
  readonly format: ExportFormat;
  readonly locale: Locale;
  readonly time: Date;
}

/** The bytes of an export, piece by piece: JSON lines as they stand in the log, the others to be read. */
export async function* exportContent(order: Export, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const { files, report, format, locale, time } = order;
  if (format === 'jsonl') {
    for (const { path, size } of files)
      for await (const { bytes = new Uint8Array(), isEnded } of readLines(path, size, signal))
        yield isEnded ? Buffer.concat([bytes, LINE_END]) : bytes;
    return;
  }
  const [head, row, foot] = format === 'html' ? [htmlHead, htmlRow, htmlFoot] : [csvHead, csvRow, () => ''];
  yield utf8(head(report, locale, time));
  for await (const written of entriesOf(files, signal)) yield utf8(row(written, locale));
  yield utf8(foot());
}

async function* entriesOf(files: readonly LogFile[], signal?: AbortSignal): AsyncGenerator<WrittenEntry> {
  for (const { path, size } of files)
    for await (const { bytes } of readLines(path, size, signal)) {
      const read = bytes && readLine(bytes);
      if (typeof read === 'object') yield read;
    }
}

const LINE_END = Buffer.from('\n');
const utf8 = (text: string) => new TextEncoder().encode(text);
