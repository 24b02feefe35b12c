import type { Locale } from '@sealwright/core/api';
import type { ReportFormat } from './common-check-rpc.ts';
import { htmlReport } from './html-report.ts';
import type { CheckReportModel } from './report-model.ts';
import { textReport } from './text-report.ts';

const FORMATS: Readonly<Record<ReportFormat, (model: CheckReportModel, locale: Locale) => string>> = {
  json: (model) => `${JSON.stringify({ format: 1, ...model }, undefined, 2)}\n`,
  html: htmlReport,
  txt: textReport,
};

/** A report as the content of a file, in UTF-8. */
export function writeReport(model: CheckReportModel, format: ReportFormat, locale: Locale): Uint8Array {
  return new TextEncoder().encode(FORMATS[format](model, locale));
}
