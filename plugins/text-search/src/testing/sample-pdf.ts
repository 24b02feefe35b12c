import { memorySource, type PageGeometry, pageGeometry, type SearchedDocument } from '@sealwright/core/api';

export interface SamplePage {
  /** Content stream; /F1 is Helvetica. */
  readonly content: string;
  /** Left, bottom, right, top in user space; default A4. */
  readonly box?: readonly [number, number, number, number];
  readonly rotate?: PageGeometry['rotate'];
  readonly userUnit?: number;
}

/** A line of text in Helvetica of 12 at a point in user space. */
export const textAt = (x: number, y: number, text: string) => `BT /F1 12 Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`;

export const picture = 'q 100 0 0 100 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q';

export function samplePdf(pages: readonly SamplePage[]): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap(({ content, box = [0, 0, 595, 842], rotate = 0, userUnit = 1 }, index) => [
      `<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R
/MediaBox [-1000 -1000 5000 5000] /CropBox [${box.join(' ')}] /Rotate ${rotate} /UserUnit ${userUnit} >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

export function sampleDocument(pages: readonly SamplePage[]): SearchedDocument {
  return { source: memorySource(samplePdf(pages)), geometry: sampleGeometry(pages) };
}

export function sampleGeometry(pages: readonly SamplePage[]): SearchedDocument['geometry'] {
  return {
    pageCount: pages.length,
    page: async (index) => {
      const { box: [x1, y1, x2, y2] = [0, 0, 595, 842], rotate = 0, userUnit = 1 } = pages[index]!;
      return pageGeometry(index, { x1, y1, x2, y2 }, rotate, userUnit);
    },
  };
}
