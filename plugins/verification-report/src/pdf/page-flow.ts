/** A4 pages that fill up from top to bottom. Points; y grows downwards from the page's top edge. */
import type { Mark } from '../report-blocks.ts';
import { breakText } from './break-text.ts';
import type { ReportFont } from './report-font.ts';

export const PAGE = { width: 595.28, height: 841.89 };
export const TEXT = { left: 54, right: 541, top: 56, bottom: 778, width: 487 };

export type Colour = 'ink' | 'soft' | 'accent' | 'line' | Mark;

export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: Colour;
}

/** Something drawn on a page. */
export type Drawing =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      readonly baseline: number;
      readonly size: number;
      readonly bold: boolean;
      readonly colour: Colour;
    }
  | {
      readonly kind: 'fill';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: Colour;
    };

export class PageFlow {
  readonly pages: Drawing[][] = [[]];
  /** Where the next line begins. */
  y = TEXT.top;
  private readonly font: ReportFont;

  constructor(font: ReportFont) {
    this.font = font;
  }

  /** Goes to a new page unless the height is left on this one. */
  keepTogether(height: number): void {
    if (this.y + height <= TEXT.bottom || this.y === TEXT.top) return;
    this.pages.push([]);
    this.y = TEXT.top;
  }

  /** Space, but none at the top of a page. */
  gap(height: number): void {
    if (this.y > TEXT.top) this.y += height;
  }

  lines(text: string, style: TextStyle, width: number): readonly string[] {
    return breakText(this.font.fit(text), (width / style.size) * 1000, this.advance(style));
  }

  /** Of text on one line. */
  width(text: string, style: TextStyle): number {
    return ([...text].map(this.advance(style)).reduce((sum, each) => sum + each, 0) * style.size) / 1000;
  }

  private advance({ bold = false }: TextStyle): (character: string) => number {
    const glyphs = bold ? this.font.bold : this.font.regular;
    return (character) => glyphs.get(character)?.advance ?? 0;
  }

  /** One line of a strip that begins at `y` and is `leading` high. */
  text(text: string, { size, bold = false, colour = 'ink' }: TextStyle, x: number, leading: number): void {
    if (text === '') return;
    this.draw({ kind: 'text', text, x, baseline: this.y + leading / 2 + size * 0.36, size, bold, colour });
  }

  fill(x: number, y: number, width: number, height: number, colour: Colour): void {
    this.draw({ kind: 'fill', x, y, width, height, colour });
  }

  private draw(drawing: Drawing): void {
    this.pages.at(-1)!.push(drawing);
  }
}
