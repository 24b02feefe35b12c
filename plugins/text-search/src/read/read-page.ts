import type { PageReading } from '@sealwright/core/api';
import { kindOf } from '../match/character-kinds.ts';
import { bareText, type PageText, type UserBox } from '../match/page-text.ts';
import type { Pdfium } from './pdfium.ts';

export interface ReadPage {
  readonly reading: PageReading;
  readonly text: PageText;
}

const NO_TEXT = bareText('');
/** How PDFium marks a hyphen that divides a word at the end of a line. */
const HYPHEN_MARKS: readonly number[] = [0x02, 0xfffe];
const HYPHEN = 0x2d;
/** Size of FS_RECTF: left, top, right, bottom. */
const RECTANGLE = 16;

export function readPage<R>(pdfium: Pdfium, document: number, index: number, use: (page: ReadPage) => R): R {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) return use({ reading: 'unreadable', text: NO_TEXT });
  const handle = pdfium.FPDFText_LoadPage(page);
  const rectangle = pdfium.malloc(RECTANGLE);
  try {
    if (handle === 0) return use({ reading: 'unreadable', text: NO_TEXT });
    const codes = characters(pdfium, handle);
    if (codes.some(isShown)) {
      return use({ reading: 'text', text: { codes, box: (at) => characterBox(pdfium, handle, at, rectangle) } });
    }
    return use({ reading: pdfium.FPDFPage_CountObjects(page) > 0 ? 'scan' : 'blank', text: NO_TEXT });
  } finally {
    pdfium.free(rectangle);
    if (handle !== 0) pdfium.FPDFText_ClosePage(handle);
    pdfium.FPDF_ClosePage(page);
  }
}

/** Code points of all characters of the page, those that PDFium adds at line ends included. */
function characters(pdfium: Pdfium, handle: number): Uint16Array | Uint32Array {
  const count = Math.max(0, pdfium.FPDFText_CountChars(handle));
  const codes = inOneCall(pdfium, handle, count) ?? oneByOne(pdfium, handle, count);
  for (let index = 0; index < count; index++) {
    if (HYPHEN_MARKS.includes(codes[index] as number)) codes[index] = HYPHEN;
  }
  return codes;
}

/** Much faster; `undefined` where some characters have no code or two units, so that positions would no longer fit. */
function inOneCall(pdfium: Pdfium, handle: number, count: number): Uint16Array | undefined {
  const buffer = pdfium.malloc(2 * (count + 1));
  const written = pdfium.FPDFText_GetText(handle, 0, count, buffer);
  const units = new Uint16Array(pdfium.bytes(buffer, 2 * count).slice().buffer);
  pdfium.free(buffer);
  const isExact = written === count + 1 && !units.some((unit) => unit >= 0xd800 && unit <= 0xdfff);
  return isExact || count === 0 ? units : undefined;
}

function oneByOne(pdfium: Pdfium, handle: number, count: number): Uint32Array {
  const codes = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    const code = pdfium.FPDFText_GetUnicode(handle, index) >>> 0;
    codes[index] = code > 0x10ffff ? 0 : code;
  }
  return codes;
}

function characterBox(pdfium: Pdfium, handle: number, index: number, rectangle: number): UserBox | undefined {
  if (pdfium.FPDFText_GetLooseCharBox(handle, index, rectangle) === 0) return undefined;
  const memory = pdfium.memory();
  const side = (at: number) => memory.getFloat32(rectangle + at, true);
  const [left, top, right, bottom] = [side(0), side(4), side(8), side(12)];
  return right > left && top > bottom ? [left, bottom, right, top] : undefined;
}

function isShown(code: number): boolean {
  const kind = kindOf(code);
  return kind === 'word' || kind === 'other';
}
