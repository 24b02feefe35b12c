import { basename } from 'node:path';
import type { DocumentFiles } from '@sealwright/core/api';
import type { ChainReport } from '../common-chain-report.ts';
import { ChainCheck } from './chain-check.ts';
import { AuditFileForeign, AuditFileTooLarge } from './errors.ts';
import { readLines } from './read-lines.ts';

const LARGEST = 512 * 1024 * 1024;

/** Checks an exported log with nothing but the file. `audit.file-foreign`, `audit.file-too-large`; errors of `DocumentFiles.open`. */
export async function checkFile(
  files: Pick<DocumentFiles, 'open'>,
  path: string,
  signal?: AbortSignal,
): Promise<ChainReport> {
  const source = await files.open(path);
  try {
    const file = basename(path);
    if (source.size > LARGEST) throw AuditFileTooLarge({ file });
    const check = new ChainCheck();
    for await (const line of readLines(path, source.size, signal)) if (!(await check.take(line))) break;
    const report = check.report();
    // A line that is none at the very beginning: some other file.
    if (report.count === 0 && report.fault?.kind !== 'altered') throw AuditFileForeign({ file });
    return report;
  } finally {
    await source.close();
  }
}
