import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditRecord } from '@sealwright/core/api';
import type { ChainReport } from '../common-chain-report.ts';
import { LogReader } from './log-reader.ts';
import { LogWriter, type LogWriterOptions } from './log-writer.ts';

export function record(name: string): AuditRecord {
  return { event: 'test.done', outcome: 'done', sentence: { 'zh-CN': `做了 ${name}`, en: `Did ${name}` } };
}

/** A log in a new folder. */
export async function makeLog(options: Partial<LogWriterOptions> = {}) {
  const path = await mkdtemp(join(tmpdir(), 'sealwright-audit-'));
  const folder = async () => path;
  return {
    path,
    writer: new LogWriter({ folder, ...options }),
    again: () => new LogWriter({ folder, ...options }),
    reader: new LogReader(folder),
    files: async () =>
      (await readdir(path))
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => join(path, name)),
    async content(): Promise<string> {
      const files = await this.files();
      return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('');
    },
  };
}

export function verdict({ state, count, fault }: ChainReport): string {
  return fault ? `${state} after ${count}: ${fault.kind} at line ${fault.line}` : `${state} ${count}`;
}
