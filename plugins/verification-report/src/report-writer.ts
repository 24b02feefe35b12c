import { extname } from 'node:path';
import {
  type DocumentFiles,
  REPORT_ENDINGS,
  type ReportEnding,
  ReportFormatUnknown,
  type ReportOrder,
  type ReportTarget,
  type VerificationReports,
} from '@sealwright/core/api';
import { buildReport } from './build-report.ts';
import { writePdf } from './pdf/write-pdf.ts';
import { reportBlocks } from './report-blocks.ts';
import type { Report } from './report-schema.ts';
import { filled, texts } from './wording.ts';
import { writeHtml } from './write-html.ts';

/** The service: puts what a verification found into files. */
export class ReportWriter implements VerificationReports {
  private readonly files: Pick<DocumentFiles, 'checkTarget' | 'write'>;

  constructor(files: Pick<DocumentFiles, 'checkTarget' | 'write'>) {
    this.files = files;
  }

  async checkTarget({ path, overwrite = false }: ReportTarget): Promise<void> {
    endingOf(path);
    await this.files.checkTarget(path, { overwrite });
  }

  async save({ path, overwrite = false, signal, locale, ...found }: ReportOrder): Promise<void> {
    const ending = endingOf(path);
    const content = await this.encode(buildReport(found), ending, locale);
    const draft = await this.files.write(path, once(content), { overwrite, ...(signal && { signal }) });
    await draft.commit();
  }

  private async encode(report: Report, ending: ReportEnding, locale: ReportOrder['locale']): Promise<Uint8Array> {
    if (ending === 'json') return Buffer.from(`${JSON.stringify(report, undefined, 2)}\n`);
    const blocks = reportBlocks(report, locale);
    const title = filled(texts.titleOf, { name: report.document.name })[locale];
    if (ending === 'html') return Buffer.from(writeHtml(blocks, { title, locale }));
    return writePdf(blocks, {
      title,
      locale,
      madeAt: new Date(report.checkedAt),
      program: `${report.program.name} ${report.program.version}`,
      foot: { title, page: (page, count) => filled(texts.page, { page, count })[locale] },
    });
  }
}

/** `verification-report.format-unknown` for every other ending. */
function endingOf(path: string): ReportEnding {
  const ending = extname(path).slice(1).toLowerCase();
  const known = REPORT_ENDINGS.find((each) => each === ending);
  if (!known) throw ReportFormatUnknown({ path });
  return known;
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
