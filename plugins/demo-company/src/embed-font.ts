/** Puts glyphs into a PDF as a composite font (ISO 32000-2, 9.7) whose text can be selected and searched. */
import { createHash } from 'node:crypto';
import { type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import { ASCENT, DESCENT, EM, FONT_NAME, type Glyphs } from './chinese-font.ts';
import { writeTrueType } from './write-truetype.ts';

export interface EmbeddedFont {
  readonly ref: PDFRef;
  /** The character's code in text operators, as four hexadecimal digits. */
  code(character: string): string;
}

/** Character codes are glyph numbers: Identity-H (9.7.5.2), in the order of the map from 1 on. */
export function embedFont(document: PDFDocument, glyphs: Glyphs, weight: number): EmbeddedFont {
  const { context } = document;
  const characters = [...glyphs.keys()];
  const { file, box } = writeTrueType([...glyphs.values()]);
  const baseFont = `${subsetTag(file)}+${FONT_NAME}-${weight >= 600 ? 'Bold' : 'Regular'}`;

  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: baseFont,
      Flags: 4 | 2,
      FontBBox: [box.left, box.bottom, box.right, box.top],
      ItalicAngle: 0,
      Ascent: ASCENT,
      Descent: DESCENT,
      CapHeight: 740,
      StemV: Math.round(weight / 5),
      FontWeight: weight,
      FontFile2: context.register(context.flateStream(file, { Length1: file.length })),
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: baseFont,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: EM,
      W: widths(glyphs),
      CIDToGIDMap: 'Identity',
    }),
  );
  const ref = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: PDFName.of(baseFont),
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(toUnicode(characters))),
    }),
  );
  const codes = new Map(characters.map((character, index) => [character, hex16(index + 1)]));
  return {
    ref,
    code(character) {
      const code = codes.get(character);
      if (!code) throw new Error(`the embedded font lacks ${JSON.stringify(character)}`);
      return code;
    },
  };
}

/** Six capital letters (9.9.2), from the font's digest so that equal documents come out equal. */
function subsetTag(file: Uint8Array): string {
  const digest = createHash('sha256').update(file).digest();
  return String.fromCharCode(...digest.subarray(0, 6).map((byte) => 65 + (byte % 26)));
}

/** The glyphs that are not one em wide, each as `number [width]` (9.7.4.3). */
function widths(glyphs: Glyphs): (number | number[])[] {
  return [...glyphs.values()].flatMap(({ advance }, index) => (advance === EM ? [] : [index + 1, [advance]]));
}

/** A CMap from codes to UTF-16 (9.10.3), in blocks of at most 100 lines. */
function toUnicode(characters: readonly string[]): string {
  const lines = characters.map((character, index) => `<${hex16(index + 1)}> ${PDFHexString.of(utf16(character))}`);
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
