import type { PageReading } from '@sealwright/core/api';
import { isShown } from '../match/character-kinds.ts';
import { bareText, type PageText, type UserBox } from '../match/page-text.ts';
import { withAnnotations } from './annotations.ts';
import type { Pdfium } from './pdfium.ts';
import { unreversed } from './unreversed.ts';

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

/** Reads the pages of one document, one after another. */
export class PageReader {
  private readonly pdfium: Pdfium;
  private readonly document: number;
  private readonly rectangle: number;
  /** Stays open until the next one is: PDFium keeps fonts only as long as an open page uses them. */
  private page = 0;

  constructor(pdfium: Pdfium, document: number) {
    this.pdfium = pdfium;
    this.document = document;
    this.rectangle = pdfium.malloc(RECTANGLE);
  }

  /** 0-based. The text is gone once `use` returns. */
  read<R>(index: number, use: (page: ReadPage) => R): R {
    const { pdfium, rectangle } = this;
    const page = withAnnotations(pdfium, this.document, index, pdfium.FPDF_LoadPage(this.document, index));
    this.closePage();
    this.page = page;
    const handle = page === 0 ? 0 : pdfium.FPDFText_LoadPage(page);
    if (handle === 0) return use({ reading: 'unreadable', text: NO_TEXT });
    try {
      const codes = characters(pdfium, handle);
      if (codes.some(isShown)) {
        const text = { codes, box: (at: number) => characterBox(pdfium, handle, at, rectangle) };
        const turn = pdfium.FPDFPage_GetRotation(page);
        return use({ reading: 'text', text: unreversed(text, (at) => pdfium.FPDFText_GetCharAngle(handle, at), turn) });
      }
      return use({ reading: pdfium.FPDFPage_CountObjects(page) > 0 ? 'scan' : 'blank', text: NO_TEXT });
    } finally {
      pdfium.FPDFText_ClosePage(handle);
    }
  }

  dispose(): void {
    this.closePage();
    this.pdfium.free(this.rectangle);
  }

  private closePage(): void {
    if (this.page !== 0) this.pdfium.FPDF_ClosePage(this.page);
    this.page = 0;
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
