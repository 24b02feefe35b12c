import type { Pdfium } from './pdfium.ts';
import { PageReader, type ReadPage } from './read-page.ts';

export interface TextDocument {
  readonly pageCount: number;
  /** Reads a page, 0-based, and hands it to `use`: it is gone afterwards. */
  page<R>(index: number, use: (page: ReadPage) => R): R;
  close(): void;
}

export interface SyncSource {
  readonly size: number;
  /** Fills `target` from `offset` on; false where that failed. */
  read(offset: number, target: Uint8Array): boolean;
}

/** `undefined` where PDFium cannot open it. The password is UTF-8. */
export function openTextDocument(
  pdfium: Pdfium,
  source: SyncSource,
  password: Uint8Array = new Uint8Array(),
): TextDocument | undefined {
  const callback = pdfium.readCallback((offset, buffer, length) => source.read(offset, pdfium.bytes(buffer, length)));
  const access = pdfium.malloc(12);
  const memory = pdfium.memory();
  for (const [word, value] of [source.size, callback, 0].entries()) memory.setUint32(access + 4 * word, value, true);
  const secret = pdfium.malloc(password.length + 1);
  pdfium.bytes(secret, password.length).set(password);
  pdfium.bytes(secret + password.length, 1)[0] = 0;
  const document = pdfium.FPDF_LoadCustomDocument(access, secret);
  pdfium.bytes(secret, password.length).fill(0);
  pdfium.free(secret);

  const pages = new PageReader(pdfium, document);
  const close = () => {
    pages.dispose();
    if (document !== 0) pdfium.FPDF_CloseDocument(document);
    pdfium.free(access);
    pdfium.dropCallback(callback);
  };
  if (document === 0) {
    close();
    return undefined;
  }
  return {
    pageCount: pdfium.FPDF_GetPageCount(document),
    page: (index, use) => pages.read(index, use),
    close,
  };
}
