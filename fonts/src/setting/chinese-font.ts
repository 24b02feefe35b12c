/** Reads glyphs out of the shipped fonts; of their slices only those that hold a wanted character. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Contour, Glyph, OutlinePoint, Typeface } from '@sealwright/core/api';
import { create, type Font } from 'fontkit';
import decompress from 'woff2-encoder/decompress';
import { CharacterMissing } from './errors.ts';
import { FONT_FAMILIES, type FontFamily, type FontFamilyName } from './font-families.ts';

/** Glyphs by character. */
export type Glyphs = ReadonlyMap<string, Glyph>;

interface Slice {
  readonly name: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

export class ChineseFont {
  private readonly fonts = new Map<string, Promise<Font>>();
  /** Glyphs read so far, by weight. */
  private readonly known = new Map<number, Map<string, Glyph>>();
  private readonly family: FontFamily;
  private readonly slices: readonly Slice[];

  private constructor(family: FontFamily, slices: readonly Slice[]) {
    this.family = family;
    this.slices = slices;
  }

  static async open(name: FontFamilyName): Promise<ChineseFont> {
    const family = FONT_FAMILIES[name];
    const ranges: Record<string, string> = JSON.parse(await readFile(fileURLToPath(family.index()), 'utf8'));
    return new ChineseFont(family, Object.entries(ranges).map(readSlice));
  }

  typeface(weight: number): Typeface {
    const { name, isSerif, ascent, descent, capHeight } = this.family;
    return { name: `${name}-${weight >= 600 ? 'Bold' : 'Regular'}`, isSerif, weight, ascent, descent, capHeight };
  }

  /** The glyphs of all characters of a text in one weight; throws `fonts.character-missing`. */
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
    if (!slice) throw CharacterMissing({ character });
    return slice.name;
  }

  private font(slice: string): Promise<Font> {
    let font = this.fonts.get(slice);
    if (!font) {
      font = readFont(this.family.slice(slice));
      this.fonts.set(slice, font);
    }
    return font;
  }
}

/** `["[119]", "U+20-22,U+27"]` of a package's index. */
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
async function readFont(address: string): Promise<Font> {
  const font = create(Buffer.from(await decompress(await readFile(fileURLToPath(address)))));
  if (font.type !== 'TTF') throw new Error(`${address} is not a single font`);
  return font;
}

function readGlyph(face: Font, character: string): Glyph {
  const code = character.codePointAt(0)!;
  if (!face.hasGlyphForCodePoint(code)) throw CharacterMissing({ character });
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
