/**
 * Files that say what a verification found: for people, for courts, for other programs. Owner:
 * `plugins/verification-report`. Callers: the command line and the panel of `plugins/verification`, which check.
 */
import { defineError } from '../errors.ts';
import type { Locale, Localized } from '../localized.ts';
import { defineService } from '../token.ts';
import type { CertificateDetails } from './certificate-checks.ts';
import type { DocumentReport } from './verification.ts';

/** `html` and `pdf` read alike; `json` is for programs, by the schema in `docs/verification-report.schema.json`. */
export const REPORT_ENDINGS = ['html', 'pdf', 'json'] as const;
export type ReportEnding = (typeof REPORT_ENDINGS)[number];

export interface ReportTarget {
  /** Absolute; its ending says which kind of file it becomes. */
  readonly path: string;
  readonly overwrite?: boolean;
}

export interface ReportOrder extends ReportTarget {
  /** With its SM3 digest. */
  readonly report: DocumentReport;
  /** The document's file name, as its user knows it. */
  readonly name: string;
  /** All that stands in the certificates that the report names, each once. */
  readonly certificates: readonly CertificateDetails[];
  /** Why the certificates that the user trusts could not be used, where that is so. */
  readonly trustProblem?: Localized;
  /** Version of the program that checked. */
  readonly version: string;
  /** Of the text; JSON has both languages. */
  readonly locale: Locale;
  readonly signal?: AbortSignal;
}

export interface VerificationReports {
  /** Rejects as `save` would for that place, before any work is done. */
  checkTarget(target: ReportTarget): Promise<void>;
  /** Writes the file whole or not at all. `verification-report.format-unknown`, and as `DocumentFiles.write`. */
  save(order: ReportOrder): Promise<void>;
}

export const VerificationReports = defineService<VerificationReports>('verification.reports');

export const ReportFormatUnknown = defineError<{ path: string }>('verification-report.format-unknown', {
  'zh-CN': '验证报告只能保存为 .html、.pdf 或 .json 文件：{path}',
  en: 'A verification report is saved as .html, .pdf or .json, and as nothing else: {path}',
});
