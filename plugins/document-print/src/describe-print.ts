import type { DocumentFiles, OpenDocuments, PdfDocument, PdfEngine } from '@sealwright/core/api';
import type { Paper, PrintSummary } from './common-print-rpc.ts';
import { PrintPassword, PrintTooLarge } from './errors.ts';

/** In bytes: a window holds the whole file while it is handed to the system. */
const LARGEST = 1_000_000_000;
/** Pages looked at for their paper; of longer documents the first ones stand for all. */
const LOOKED_AT = 2_000;

export interface PrintServices {
  readonly documents: OpenDocuments;
  readonly files: DocumentFiles;
  readonly engine: PdfEngine;
}

/** What the user should know before a document goes to the printer, as a whole file or as pictures of its pages. */
export async function describePrint(
  { documents, files, engine }: PrintServices,
  id: string,
  form: 'file' | 'pictures',
): Promise<PrintSummary> {
  const { name, size, revision, source } = documents.get(id);
  const password = documents.password(id);
  if (form === 'file' && password) throw PrintPassword({ name });
  if (form === 'file' && size > LARGEST) throw PrintTooLarge({ name, limit: LARGEST / 1_000_000 });
  const file = await files.open(source);
  try {
    const pdf = await engine.open(file, password ? { password } : {});
    return { name, size, revision, pages: pdf.pageCount, papers: await papersOf(pdf) };
  } finally {
    await file.close();
  }
}

async function papersOf(pdf: PdfDocument): Promise<Paper[]> {
  const papers = new Map<string, Paper>();
  for (let index = 0; index < Math.min(pdf.pageCount, LOOKED_AT); index++) {
    const { size } = await pdf.page(index);
    const [width, height] = [Math.round(size.width), Math.round(size.height)];
    const key = `${width} ${height}`;
    papers.set(key, { width, height, pages: (papers.get(key)?.pages ?? 0) + 1 });
  }
  return [...papers.values()].sort((one, other) => other.pages - one.pages);
}
