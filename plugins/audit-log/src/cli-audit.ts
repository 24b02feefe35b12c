import { extname } from 'node:path';
import { type CliInvocation, type CliResult, CliUsage, type Locale, textTable } from '@sealwright/core/api';
import type { AuditDesk } from './audit-desk.ts';
import type { Outcome } from './common-audit-entry.ts';
import { EXPORT_FORMATS } from './common-audit-rpc.ts';
import type { ChainReport } from './common-chain-report.ts';
import { chainSentence, outcomeWords, relationWords } from './common-chain-words.ts';

const words = {
  'zh-CN': {
    headings: ['序号', '时间', '结果', '说明'],
    endings: '文件名应以 .jsonl、.html 或 .csv 结尾。',
    since: '日期应写作 2026-01-31。',
    checkpoint: (count: number, signer: string) => `检查点：${signer} 确认了第 1 至第 ${count} 条`,
    noCheckpoint: '没有签署过的检查点：末尾的记录若被整条删除，仅凭此文件看不出来。',
    certificate: '证书指纹',
    signed: '已签署检查点。',
    exported: '已导出。',
  },
  en: {
    headings: ['Number', 'Time', 'Outcome', 'What happened'],
    endings: 'the name has to end in .jsonl, .html or .csv.',
    since: 'a day is written like 2026-01-31.',
    checkpoint: (count: number, signer: string) => `Checkpoint: ${signer} vouched for entries 1 to ${count}`,
    noCheckpoint: 'No signed checkpoint: entries that were taken away from the end do not show by this file alone.',
    certificate: 'certificate',
    signed: 'The checkpoint is signed.',
    exported: 'Exported.',
  },
} as const;

export async function listAudit(desk: AuditDesk, { options, locale, signal }: CliInvocation): Promise<CliResult> {
  const { limit, text, outcome, since } = options as {
    limit: number;
    text?: string;
    outcome?: Outcome;
    since?: string;
  };
  const from = since === undefined ? undefined : dayOf(since, locale);
  const filter = {
    ...(text !== undefined && { text }),
    ...(outcome && { outcome }),
    ...(from !== undefined && { from }),
  };
  const { entries, hasMore } = await desk.list(filter, limit, undefined, signal);
  const rows = entries.map(({ entry }) => [
    String(entry.number),
    entry.time,
    outcomeWords[entry.outcome][locale],
    entry.sentence[locale].replace(/\n/g, ' '),
  ]);
  return {
    text: textTable([words[locale].headings, ...rows]),
    json: { entries: entries.map(({ entry, digest }) => ({ ...entry, digest })), hasMore },
  };
}

export async function exportAudit(desk: AuditDesk, invocation: CliInvocation): Promise<CliResult> {
  const { options, locale, path, signal } = invocation;
  const out = String(options.out);
  const format = EXPORT_FORMATS.find((each) => `.${each}` === extname(out).toLowerCase());
  if (!format) throw CliUsage({ problem: words[locale].endings });
  const overwrite = options.overwrite === true;
  const report = await desk.export({ path: path(out), overwrite, format, locale }, signal);
  return { text: `${words[locale].exported}\n${describe(report, locale)}`, json: report };
}

/** Fails where the log is not intact, or shows that the one of this profile is not. */
export async function verifyAudit(desk: AuditDesk, invocation: CliInvocation): Promise<CliResult> {
  const {
    arguments: [file = ''],
    locale,
    path,
    signal,
  } = invocation;
  const { report, relation } = await desk.checkFile(path(file), signal);
  const text = `${describe(report, locale)}\n${relationWords[relation][locale]}`;
  const failed = report.state === 'broken' || relation === 'ahead' || relation === 'different';
  return { text, json: { ...report, relation }, failed };
}

export async function signCheckpoint(desk: AuditDesk, invocation: CliInvocation): Promise<CliResult> {
  const {
    arguments: [key = ''],
    locale,
    signal,
  } = invocation;
  await desk.signCheckpoint(key, signal);
  const report = await desk.check(signal);
  return { text: `${words[locale].signed}\n${describe(report, locale)}`, json: report };
}

function describe(report: ChainReport, locale: Locale): string {
  const { checkpoint, noCheckpoint, certificate } = words[locale];
  const lines = report.checkpoints.map(
    ({ count, signer, time, sha256 }) => `${checkpoint(count, signer)}（${time}，${certificate} ${sha256}）`,
  );
  return [chainSentence(report)[locale], ...(lines.length > 0 ? lines : [noCheckpoint])].join('\n');
}

function dayOf(text: string, locale: Locale): number {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00`).getTime() : Number.NaN;
  if (Number.isNaN(time)) throw CliUsage({ problem: words[locale].since });
  return time;
}
