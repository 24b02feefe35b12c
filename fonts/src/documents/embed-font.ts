/** Puts glyphs into a new PDF as a composite font (ISO 32000-2, 9.7) whose text can be selected and searched. */
import { type PDFDocument, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { Typeface } from '@sealwright/core/api';
import { compositeFont, glyphCode } from '../embedding/index.ts';
import type { Glyphs } from '../setting/index.ts';

export interface EmbeddedFont {
  readonly ref: PDFRef;
  /** The character's code in text operators, as four hexadecimal digits. */
  code(character: string): string;
}

export function embedFont(document: PDFDocument, glyphs: Glyphs, typeface: Typeface): EmbeddedFont {
  const { context } = document;
  const { baseFont, file, descriptor, box, defaultWidth, widths, toUnicode } = compositeFont([...glyphs], typeface);
  const descriptorRef = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: baseFont,
      ...descriptor,
      FontBBox: [box.left, box.bottom, box.right, box.top],
      FontFile2: context.register(context.flateStream(file, { Length1: file.length })),
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: baseFont,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptorRef,
      DW: defaultWidth,
      W: widths.map((width) => (typeof width === 'number' ? width : [...width])),
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
      ToUnicode: context.register(context.flateStream(toUnicode)),
    }),
  );
  const codes = new Map([...glyphs.keys()].map((character, index) => [character, glyphCode(index)]));
  return {
    ref,
    code(character) {
      const code = codes.get(character);
      if (!code) throw new Error(`the embedded font lacks ${JSON.stringify(character)}`);
      return code;
    },
  };
}
