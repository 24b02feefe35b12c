import {
  answerCalls,
  type CallHandler,
  type DocumentFiles,
  type OpenDocuments,
  type PageGeometry,
  type PdfDocument,
  type PdfEngine,
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
    pages: (id, revision, { signal, progress }) =>
      withRevision(parts, id, revision, signal, async (pdf) => {
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
      }),

    signatureFields: (id, revision, { signal }) => withRevision(parts, id, revision, signal, fieldMarks),
  });
}

/** Opens the newest revision for the time of `use`. A call that was sent before it became the newest is refused. */
async function withRevision<T>(
  { documents, files, engine }: ViewerCallParts,
  id: string,
  revision: number,
  signal: AbortSignal,
  use: (pdf: PdfDocument) => Promise<T>,
): Promise<T> {
  const document = documents.get(id);
  if (document.revision !== revision) throw RevisionPassed({ revision });
  const password = documents.password(id);
  const source = await files.open(document.source);
  try {
    return await use(await engine.open(source, { signal, ...(password ? { password } : {}) }));
  } finally {
    await source.close();
  }
}
