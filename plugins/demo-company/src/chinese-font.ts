/**
 * The one place that knows the font: Noto Serif SC (SIL OFL 1.1), a 宋体 style face with every weight from 200 to 900 in
 * one variable font. Its package holds the font in about a hundred slices of the character set; only those that hold
 * a wanted character are read.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';
import decompress from 'woff2-encoder/decompress';
import { fontIndex, fontSlice } from './font-slices.ts';

/** Units of the em square are thousandths; y grows upwards from the baseline. */
export interface Glyph {
  readonly advance: number;
  readonly contours: readonly Contour[];
}

/** Closed outline of straight lines and quadratic curves, as TrueType has them; `onCurve` false marks a control point. */
export type Contour = readonly OutlinePoint[];

export interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

/** Glyphs by character. */
export type Glyphs = ReadonlyMap<string, Glyph>;

export const FONT_NAME = 'NotoSerifSC';
export const EM = 1000;
export const ASCENT = 880;
export const DESCENT = -120;

interface Slice {
  readonly name: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

export class ChineseFont {
  private readonly fonts = new Map<string, Promise<Font>>();
  /** Glyphs read so far, by weight. */
  private readonly known = new Map<number, Map<string, Glyph>>();
  private readonly slices: readonly Slice[];

  private constructor(slices: readonly Slice[]) {
    this.slices = slices;
  }

  static async open(): Promise<ChineseFont> {
    const ranges: Record<string, string> = JSON.parse(await readFile(fileURLToPath(fontIndex()), 'utf8'));
    return new ChineseFont(Object.entries(ranges).map(readSlice));
  }

  /**
   * The glyphs of all characters of a text in one weight.
   * @throws Error for a character that the font lacks; texts here are the plugin's own.
   */
  async glyphs(text: string, weight: number): Promise<Glyphs> {
    const known = this.known.get(weight) ?? new Map<string, Glyph>();
    this.known.set(weight, known);
    const characters = [...new Set(text)].sort();
    const bySlice = new Map<string, string[]>();
    for (const character of characters.filter((each) => !known.has(each))) {
      const slice = this.sliceOf(character);
      bySlice.set(slice, [...(bySlice.get(slice) ?? []), character]);
    }
    for (const [slice, missing] of bySlice) {
      const face = (await this.font(slice)).getVariation({ wght: weight });
      for (const character of missing) known.set(character, readGlyph(face, character));
    }
    return new Map(characters.map((character) => [character, known.get(character)!]));
  }

  private sliceOf(character: string): string {
    const code = character.codePointAt(0)!;
    const slice = this.slices.find(({ ranges }) => ranges.some(([first, last]) => first <= code && code <= last));
    if (!slice) throw new Error(`the font has no glyph for ${JSON.stringify(character)}`);
    return slice.name;
  }

  private font(slice: string): Promise<Font> {
    let font = this.fonts.get(slice);
    if (!font) {
      font = readFont(slice);
      this.fonts.set(slice, font);
    }
    return font;
  }
}

/** `["[119]", "U+20-22,U+27"]` of the package's index. */
function readSlice([name, ranges]: [string, string]): Slice {
  return {
    name: name.replace(/[[\]]/g, ''),
    ranges: ranges.split(',').map((range) => {
      const [first = '', last = first] = range.replace('U+', '').split('-');
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    }),
  };
}

/** fontkit applies variations to TrueType files only, so the slice is turned into one first. */
async function readFont(slice: string): Promise<Font> {
  const font = create(Buffer.from(await decompress(await readFile(fileURLToPath(fontSlice(slice))))));
  if (font.type !== 'TTF') throw new Error(`slice ${slice} is not a single font`);
  return font;
}

function readGlyph(face: Font, character: string): Glyph {
  const code = character.codePointAt(0)!;
  if (!face.hasGlyphForCodePoint(code)) throw new Error(`the font has no glyph for ${JSON.stringify(character)}`);
  const glyph = face.glyphForCodePoint(code);
  const contours: OutlinePoint[][] = [];
  for (const { command, args } of glyph.path.commands) {
    const [x = 0, y = 0, endX = 0, endY = 0] = args;
    if (command === 'moveTo') contours.push([{ x, y, onCurve: true }]);
    else if (command === 'lineTo') contours.at(-1)?.push({ x, y, onCurve: true });
    else if (command === 'quadraticCurveTo') {
      contours.at(-1)?.push({ x, y, onCurve: false }, { x: endX, y: endY, onCurve: true });
    }
  }
  return { advance: Math.round(glyph.advanceWidth), contours: contours.map(withoutDoubledStart) };
}

/** Outlines come back to their first point; a contour is closed by itself. */
function withoutDoubledStart(contour: OutlinePoint[]): Contour {
  const first = contour[0];
  const last = contour.at(-1);
  const doubled = contour.length > 1 && first && last?.onCurve && first.x === last.x && first.y === last.y;
  return doubled ? contour.slice(0, -1) : contour;
}
