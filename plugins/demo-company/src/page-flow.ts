/** A4 pages that fill up from top to bottom. Points; y grows downwards from the page's top edge. */
import type { Glyphs } from '@sealwright/fonts/setting';
import { breakLines, type Line, type Measure } from './break-lines.ts';

export const MM = 72 / 25.4;
export const PAGE = { width: 210 * MM, height: 297 * MM };
export const TEXT = { left: 28 * MM, right: 182 * MM, top: 31 * MM, bottom: 271 * MM, width: 154 * MM };

export interface Typefaces {
  readonly regular: Glyphs;
  readonly bold: Glyphs;
}

/** Something drawn on a page. */
export type Mark =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly baseline: number;
      readonly size: number;
      readonly bold: boolean;
      readonly line: Line;
      readonly colour?: 'black' | 'demo';
    }
  | {
      readonly kind: 'rule';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly width: number;
    }
  | {
      readonly kind: 'fill';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: 'shade' | 'demo-pale';
    };

export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: 'black' | 'demo';
}

export class PageFlow {
  readonly pages: Mark[][] = [[]];
  /** Where the next block begins. */
  y = TEXT.top;
  private readonly faces: Typefaces;

  constructor(faces: Typefaces) {
    this.faces = faces;
  }

  get pageNumber(): number {
    return this.pages.length;
  }

  get atTop(): boolean {
    return this.y === TEXT.top;
  }

  fits(height: number): boolean {
    return this.y + height <= TEXT.bottom + 0.01;
  }

  newPage(): void {
    this.pages.push([]);
    this.y = TEXT.top;
  }

  /** Goes to a new page unless the height is left on this one. */
  keepTogether(height: number): void {
    if (!this.fits(height) && !this.atTop) this.newPage();
  }

  mark(mark: Mark): void {
    this.pages.at(-1)?.push(mark);
  }

  lines(text: string, { size, bold }: TextStyle, measure: Measure): Line[] {
    return breakLines(text, { glyphs: bold ? this.faces.bold : this.faces.regular, size }, measure);
  }

  /** One line that is never broken. */
  line(text: string, style: TextStyle): Line {
    return (
      this.lines(text, style, { width: Number.POSITIVE_INFINITY })[0] ?? { characters: [], adjustments: [], width: 0 }
    );
  }

  setLine(line: Line, style: TextStyle, x: number, top: number, leading: number): void {
    this.mark(textMark(line, style, x, top, leading));
  }
}

/** A line whose characters stand in the middle of a strip that begins at `top` and is `leading` high. */
export function textMark(line: Line, style: TextStyle, x: number, top: number, leading: number): Mark {
  const { size, bold = false, colour = 'black' } = style;
  return { kind: 'text', x, baseline: top + leading / 2 + size * 0.36, size, bold, line, colour };
}
