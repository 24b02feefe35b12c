import {
  answerCalls,
  type CallHandler,
  type DocumentFiles,
  type FileSource,
  groupChanges,
  type OpenDocuments,
  type PdfDocument,
  type PdfEngine,
  prefixSource,
  type Secret,
  type TextSearch,
} from '@sealwright/core/api';
import { compareRpc, type SignedVersion } from './common-compare-rpc.ts';

export interface CompareParts {
  readonly documents: OpenDocuments;
  readonly files: Pick<DocumentFiles, 'open'>;
  readonly engine: PdfEngine;
  readonly search: Pick<TextSearch, 'lines'>;
}

/** The host half: what is read of two versions of an open document. */
export function answerCompareCalls(parts: CompareParts): CallHandler {
  return answerCalls(compareRpc, {
    versions: (id, { signal }) => withVersion(parts, { id, signal }, ({ pdf }) => signedVersions(pdf)),

    changes: (id, size, { signal }) =>
      withVersion(parts, { id, signal }, async ({ pdf }) => groupChanges(await pdf.changesSince(size))),

    text: (id, size, { signal, progress }) =>
      withVersion(parts, { id, size, signal }, async ({ pdf, source, password }) => {
        const document = { source, geometry: pdf, ...(password && { password }) };
        for (let page = 0; page < pdf.pageCount; page++) {
          const { reading, lines } = await parts.search.lines(document, page, signal);
          progress({ page, reading, lines: lines.map(({ text }) => text) });
        }
        return pdf.pageCount;
      }),
  });
}

/** A signature is found in the newest revision; what it covers is the version that was signed. */
async function signedVersions(pdf: PdfDocument): Promise<SignedVersion[]> {
  const { signed } = await pdf.signatures();
  return signed.flatMap(({ coverage }, index) =>
    coverage.kind === 'malformed'
      ? []
      : [{ signature: index + 1, size: coverage.end, isNewest: coverage.kind === 'whole-file' }],
  );
}

interface Version {
  readonly id: string;
  /** In bytes; the whole file without it. */
  readonly size?: number;
  readonly signal: AbortSignal;
}

interface OpenVersion {
  readonly pdf: PdfDocument;
  readonly source: Pick<FileSource, 'read' | 'size'>;
  readonly password: Secret | undefined;
}

/** Opens a document, or its first bytes, for the time of `use`. */
async function withVersion<T>(
  { documents, files, engine }: CompareParts,
  { id, size, signal }: Version,
  use: (version: OpenVersion) => Promise<T>,
): Promise<T> {
  const password = documents.password(id);
  const file = await files.open(documents.get(id).source);
  try {
    const source = size !== undefined && size < file.size ? prefixSource(file, size) : file;
    const pdf = await engine.open(source, { signal, ...(password && { password }) });
    return await use({ pdf, source, password });
  } finally {
    await file.close();
  }
}
