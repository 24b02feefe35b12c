/**
 * A composite font of given glyphs (ISO 32000-2, 9.7), as whoever writes a PDF puts it into objects: a Type0 font with the
 * encoding Identity-H, a CIDFontType2 whose codes are glyph numbers, a descriptor and two streams.
 */
import { createHash } from 'node:crypto';
import type { Glyph, Typeface } from '@sealwright/core/api';
import { EM } from '../outlines/index.ts';
import { type Box, writeTrueType } from './write-truetype.ts';

export interface CompositeFont {
  /** With the tag of a subset (9.9.2). */
  readonly baseFont: string;
  /** The TrueType font, for /FontFile2. */
  readonly file: Uint8Array;
  /** Entries of the descriptor (table 120) that are numbers. */
  readonly descriptor: Readonly<Record<string, number>>;
  readonly box: Box;
  /** /DW. */
  readonly defaultWidth: number;
  /** /W: glyphs that are not one em wide, each as `number [width]` (9.7.4.3). */
  readonly widths: readonly (number | readonly number[])[];
  /** A CMap from codes to Unicode (9.10.3). */
  readonly toUnicode: string;
}

/** A character's glyph. Several characters may look the same, and one may have several glyphs. */
export type CharacterGlyph = readonly [character: string, glyph: Glyph];

/** Flags of the descriptor (table 121). */
const SERIF = 1 << 1;
const SYMBOLIC = 1 << 2;

export function compositeFont(glyphs: readonly CharacterGlyph[], typeface: Typeface): CompositeFont {
  const { file, box } = writeTrueType(
    glyphs.map(([, glyph]) => glyph),
    typeface,
  );
  const { name, isSerif, weight, ascent, descent, capHeight } = typeface;
  return {
    baseFont: `${subsetTag(file)}+${name}`,
    file,
    descriptor: {
      Flags: SYMBOLIC | (isSerif ? SERIF : 0),
      ItalicAngle: 0,
      Ascent: ascent,
      Descent: descent,
      CapHeight: capHeight,
      StemV: Math.round(weight / 5),
      FontWeight: weight,
    },
    box,
    defaultWidth: EM,
    widths: glyphs.flatMap(([, { advance }], index) => (advance === EM ? [] : [index + 1, [advance]])),
    toUnicode: toUnicode(glyphs.map(([character]) => character)),
  };
}

/** The code in text operators of the glyph with this index, as four hexadecimal digits: Identity-H (9.7.5.2). */
export function glyphCode(index: number): string {
  return hex16(index + 1);
}

/** Six capital letters (9.9.2), from the font's digest so that equal documents come out equal. */
function subsetTag(file: Uint8Array): string {
  const digest = createHash('sha256').update(file).digest();
  return String.fromCharCode(...digest.subarray(0, 6).map((byte) => 65 + (byte % 26)));
}

/** In blocks of at most 100 lines. */
function toUnicode(characters: readonly string[]): string {
  const lines = characters.map((character, index) => `<${glyphCode(index)}> <${utf16(character)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

function utf16(character: string): string {
  return Array.from({ length: character.length }, (_, index) => hex16(character.charCodeAt(index))).join('');
}

function hex16(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
