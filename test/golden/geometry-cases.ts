/** Documents of two pages, one for each way in which a page can be other than it is written. */
import { PdfBuilder } from '../../plugins/pdf-engine/src/testing/pdf-builder.ts';

type Box = readonly [x1: number, y1: number, x2: number, y2: number];

interface CasePage {
  /** What is seen of the page, in user space. */
  readonly visible: Box;
  /** Entries of the page's dictionary about its geometry (ISO 32000-2, 7.7.3.3). */
  readonly entries: string;
}

interface GeometryCase {
  /** Entries that the pages inherit (ISO 32000-2, 7.7.3.4). */
  readonly inherited?: string;
  readonly pages: readonly [CasePage, CasePage];
}

const A4: Box = [0, 0, 595.28, 841.89];
const A5_ACROSS: Box = [0, 0, 595.28, 419.53];
const SHIFTED: Box = [-300, -400, 295.28, 441.89];
const CROPPED: Box = [90, 150, 510, 730];
const SHIFTED_AND_CROPPED: Box = [-100.5, 200.25, 399.5, 799.75];
const SMALL: Box = [0, 0, 300, 420];

const mediaBox = (box: Box) => `/MediaBox[${box.join(' ')}]`;
const cropBox = (box: Box) => `/CropBox[${box.join(' ')}]`;
const twice = (visible: Box, entries: string): GeometryCase['pages'] => [
  { visible, entries },
  { visible, entries },
];

export const GEOMETRY_CASES: Readonly<Record<string, GeometryCase>> = {
  plain: { pages: twice(A4, mediaBox(A4)) },
  'rotated-90': { pages: twice(A4, `${mediaBox(A4)}/Rotate 90`) },
  'rotated-180': { pages: twice(A4, `${mediaBox(A4)}/Rotate 180`) },
  'rotated-270': { pages: twice(A4, `${mediaBox(A4)}/Rotate -90`) },
  cropped: { pages: twice(CROPPED, `${mediaBox(A4)}${cropBox(CROPPED)}`) },
  shifted: { pages: twice(SHIFTED, mediaBox(SHIFTED)) },
  'shifted-cropped-rotated': {
    pages: twice(SHIFTED_AND_CROPPED, `${mediaBox([-200, 100, 500, 1000])}${cropBox(SHIFTED_AND_CROPPED)}/Rotate 270`),
  },
  'user-unit': { pages: twice(SMALL, `${mediaBox(SMALL)}/UserUnit 2`) },
  mixed: {
    pages: [
      { visible: A4, entries: mediaBox(A4) },
      { visible: A5_ACROSS, entries: mediaBox(A5_ACROSS) },
    ],
  },
  inherited: {
    inherited: `${mediaBox(A4)}${cropBox(CROPPED)}/Rotate 90`,
    pages: [
      { visible: CROPPED, entries: '' },
      { visible: A4, entries: `${cropBox(A4)}/Rotate 0` },
    ],
  },
};

const FIRST_PAGE = 3;
const FIRST_CONTENT = 5;

export function pdfOfCase({ inherited = '', pages }: GeometryCase): Uint8Array {
  const kids = pages.map((_, index) => `${FIRST_PAGE + index} 0 R`).join(' ');
  const pdf = new PdfBuilder()
    .object(1, '<</Type/Catalog/Pages 2 0 R>>')
    .object(2, `<</Type/Pages/Count ${pages.length}/Kids[${kids}]${inherited}>>`);
  pages.forEach(({ visible, entries }, index) => {
    const content = `/Contents ${FIRST_CONTENT + index} 0 R`;
    pdf.object(FIRST_PAGE + index, `<</Type/Page/Parent 2 0 R/Resources<<>>${content}${entries}>>`);
    pdf.stream(FIRST_CONTENT + index, '', Buffer.from(frameAndLetter(visible)));
  });
  return pdf.table('/Root 1 0 R').bytes();
}

/** A frame along the visible edge, and a grey F in the middle that tells which way up the page was written. */
function frameAndLetter([x1, y1, x2, y2]: Box): string {
  const unit = Math.min(x2 - x1, y2 - y1) / 12;
  const [left, bottom] = [(x1 + x2) / 2 - 2 * unit, (y1 + y2) / 2 - 3 * unit];
  const bar = (x: number, y: number, width: number, height: number) =>
    `${left + x * unit} ${bottom + y * unit} ${width * unit} ${height * unit} re f`;
  return [
    `0 0.4 0.7 RG 3 w ${x1 + 5} ${y1 + 5} ${x2 - x1 - 10} ${y2 - y1 - 10} re S`,
    '0.8 g',
    bar(0, 0, 1, 6),
    bar(1, 5, 3, 1),
    bar(1, 2.5, 2, 1),
  ].join('\n');
}
