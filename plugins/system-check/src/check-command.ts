import { extname } from 'node:path';
import {
  type CliCommand,
  type CliInvocation,
  type CliResult,
  CliUsage,
  type DocumentFiles,
  type Locale,
} from '@sealwright/core/api';
import type { CheckRunner } from './check-runner.ts';
import { type CheckOutcome, REPORT_FORMATS, type ReportFormat } from './common-check-rpc.ts';
import { reportModel } from './report-model.ts';
import { saveReport } from './save-report.ts';
import { writeReport } from './write-report.ts';

const CHECKED: Readonly<Record<Locale, string>> = { 'zh-CN': '已检测', en: 'Checked' };
const ENDINGS: Readonly<Record<Locale, string>> = {
  'zh-CN': '报告文件应以 .json、.html 或 .txt 结尾。',
  en: 'the name of the report has to end in .json, .html or .txt.',
};

/** `sealwright check`. */
export class CheckCommand implements CliCommand {
  private readonly runner: CheckRunner;
  private readonly files: Pick<DocumentFiles, 'write' | 'checkTarget'>;
  private readonly version: string;

  constructor(runner: CheckRunner, files: Pick<DocumentFiles, 'write' | 'checkTarget'>, version: string) {
    this.runner = runner;
    this.files = files;
    this.version = version;
  }

  async run(invocation: CliInvocation): Promise<CliResult> {
    const { options, locale, signal } = invocation;
    const target = targetOf(invocation);
    const overwrite = options.overwrite === true;
    if (target) await this.files.checkTarget(target.path, { overwrite });
    const entries = this.runner.list();
    const outcomes = new Map<string, CheckOutcome>();
    await this.runner.run(
      entries.map(({ id }) => id),
      ({ id, outcome }) => {
        outcomes.set(id, outcome);
        invocation.progress(`${CHECKED[locale]} ${outcomes.size}/${entries.length}`);
      },
      signal,
    );
    const checks = entries.flatMap((entry) => {
      const outcome = outcomes.get(entry.id);
      return outcome ? [{ ...entry, outcome }] : [];
    });
    const model = reportModel(checks, { locale, version: this.version, time: new Date() });
    if (target)
      await saveReport(this.files, writeReport(model, target.format, locale), { ...target, overwrite }, signal);
    const text = new TextDecoder().decode(writeReport(model, 'txt', locale)).trimEnd();
    return { text, json: model, failed: model.counts.failed > 0 };
  }
}

function targetOf({ options, path, locale }: CliInvocation): { path: string; format: ReportFormat } | undefined {
  if (typeof options.out !== 'string') return undefined;
  const ending = extname(options.out).slice(1).toLowerCase();
  const format = REPORT_FORMATS.find((each) => each === ending);
  if (!format) throw CliUsage({ problem: ENDINGS[locale] });
  return { path: path(options.out), format };
}
