import type { CertificateChecks, DocumentFiles, FileSource, PdfEngine, Verification } from '@sealwright/core/api';

/** What judging asks of the product. */
export interface JudgeParts {
  readonly engine: PdfEngine;
  readonly verification: Verification;
  readonly checks: Pick<CertificateChecks, 'check'>;
  readonly files: Pick<DocumentFiles, 'open'>;
}

export async function withSource<T>(
  files: JudgeParts['files'],
  path: string,
  use: (source: FileSource) => Promise<T>,
): Promise<T> {
  const source = await files.open(path);
  try {
    return await use(source);
  } finally {
    await source.close();
  }
}
