import { type ByteSource, type PdfDocument, type PdfEngine, SealwrightError } from '@sealwright/core/api';
import { refuse } from './refusals.ts';
import type { Refusal, RefusalCode } from './verdict.ts';

const REFUSED: Readonly<Record<string, RefusalCode>> = {
  'pdf.not-a-pdf': 'file-not-pdf',
  'pdf.junk-before-header': 'file-damaged',
  'pdf.damaged': 'file-damaged',
  'pdf.hostile': 'file-hostile',
  'pdf.password-needed': 'file-encrypted',
  'pdf.password-wrong': 'file-encrypted',
  'pdf.encryption-unsupported': 'file-encrypted',
};

/** Opens the document; whatever the file makes impossible, now or while it is `used`, is a refusal. Other faults are thrown. */
export async function withJudged<T>(
  engine: PdfEngine,
  source: ByteSource,
  use: (document: PdfDocument) => Promise<T>,
): Promise<T | Refusal> {
  try {
    return await use(await engine.open(source));
  } catch (fault) {
    const code = fault instanceof SealwrightError ? REFUSED[fault.code] : undefined;
    if (!code) throw fault;
    return refuse(code);
  }
}
