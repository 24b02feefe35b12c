import type { Pdfium } from './pdfium.ts';

/** Kinds of annotations that show text as if it were the page's own: free text, stamps, form fields. */
const SHOWING_TEXT: readonly number[] = [3, 13, 20];
const AS_SEEN_ON_SCREEN = 0;
const FLATTENED = 1;

/** The page with what its annotations show in its content, in memory alone; the given handle is spent. */
export function withAnnotations(pdfium: Pdfium, document: number, index: number, page: number): number {
  if (page === 0 || !showsText(pdfium, page)) return page;
  if (pdfium.FPDFPage_Flatten(page, AS_SEEN_ON_SCREEN) !== FLATTENED) return page;
  pdfium.FPDF_ClosePage(page);
  return pdfium.FPDF_LoadPage(document, index);
}

function showsText(pdfium: Pdfium, page: number): boolean {
  const count = pdfium.FPDFPage_GetAnnotCount(page);
  for (let index = 0; index < count; index++) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const kind = pdfium.FPDFAnnot_GetSubtype(annotation);
    pdfium.FPDFPage_CloseAnnot(annotation);
    if (SHOWING_TEXT.includes(kind)) return true;
  }
  return false;
}
