import { PdfBuilder } from '../../plugins/pdf-engine/src/testing/pdf-builder.ts';

type Box = readonly [x1: number, y1: number, x2: number, y2: number];

/** Boxes in user space (ISO 32000-2, 14.11.2). */
export interface TestPage {
  readonly mediaBox: Box;
  readonly cropBox?: Box;
  readonly rotate?: 0 | 90 | 180 | 270;
  readonly userUnit?: number;
}

/** A document of empty pages. */
export function pdfOfPages(pages: readonly TestPage[]): Uint8Array {
  const FIRST = 3;
  const kids = pages.map((_, index) => `${FIRST + index} 0 R`).join(' ');
  const pdf = new PdfBuilder()
    .object(1, '<</Type/Catalog/Pages 2 0 R>>')
    .object(2, `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`);
  pages.forEach(({ mediaBox, cropBox, rotate, userUnit }, index) => {
    const entries = [
      `/MediaBox[${mediaBox.join(' ')}]`,
      ...(cropBox ? [`/CropBox[${cropBox.join(' ')}]`] : []),
      ...(rotate ? [`/Rotate ${rotate}`] : []),
      ...(userUnit ? [`/UserUnit ${userUnit}`] : []),
    ];
    pdf.object(FIRST + index, `<</Type/Page/Parent 2 0 R/Resources<<>>${entries.join('')}>>`);
  });
  return pdf.table('/Root 1 0 R').bytes();
}
