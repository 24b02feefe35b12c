import {
  answerCalls,
  type CallContext,
  type CallHandler,
  type DocumentFiles,
  type OpenDocument,
  type OpenDocuments,
  type PageGeometry,
  type PdfDocument,
  type PdfEngine,
  prefixSource,
} from '@sealwright/core/api';
import { RevisionPassed, viewerRpc } from './common-viewer-rpc.ts';
import { fieldMarks } from './field-marks.ts';

/** Pages in one report: few enough that the first pages are shown while the rest is read. */
const BATCH = 200;

export interface ViewerCallParts {
  readonly documents: OpenDocuments;
  readonly files: DocumentFiles;
  readonly engine: PdfEngine;
}

/** The host half of the viewer. */
export function answerViewerCalls(parts: ViewerCallParts): CallHandler {
  return answerCalls(viewerRpc, {
    pages: (id, revision, context) =>
      withRevision(parts, id, revision, context.signal, (pdf) => reportPages(pdf, context)),

    versionPages: (id, size, context) =>
      withDocument(parts, parts.documents.get(id), { size, signal: context.signal }, (pdf) =>
        reportPages(pdf, context),
      ),

    signatureFields: (id, revision, { signal }) => withRevision(parts, id, revision, signal, fieldMarks),
  });
}

type PagesReport = { pageCount: number; pages: PageGeometry[] };

async function reportPages(pdf: PdfDocument, { signal, progress }: CallContext<PagesReport>): Promise<number> {
  const { pageCount } = pdf;
  for (let first = 0; first < pageCount; first += BATCH) {
    const pages: PageGeometry[] = [];
    for (let index = first; index < Math.min(first + BATCH, pageCount); index++) {
      signal.throwIfAborted();
      pages.push(await pdf.page(index));
    }
    progress({ pageCount, pages });
  }
  return pageCount;
}

/** Opens the newest revision for the time of `use`. A call that was sent before it became the newest is refused. */
async function withRevision<T>(
  parts: ViewerCallParts,
  id: string,
  revision: number,
  signal: AbortSignal,
  use: (pdf: PdfDocument) => Promise<T>,
): Promise<T> {
  const document = parts.documents.get(id);
  if (document.revision !== revision) throw RevisionPassed({ revision });
  return withDocument(parts, document, { size: document.size, signal }, use);
}

/** Opens a document, or its first `size` bytes, for the time of `use`. */
async function withDocument<T>(
  { documents, files, engine }: ViewerCallParts,
  { id, source: path }: OpenDocument,
  { size, signal }: { readonly size: number; readonly signal: AbortSignal },
  use: (pdf: PdfDocument) => Promise<T>,
): Promise<T> {
  const password = documents.password(id);
  const source = await files.open(path);
  try {
    const bytes = size < source.size ? prefixSource(source, size) : source;
    return await use(await engine.open(bytes, { signal, ...(password ? { password } : {}) }));
  } finally {
    await source.close();
  }
}
