import { deflateSync } from 'node:zlib';
import type { Glyph, Typeface } from '@sealwright/core/api';
import { type CharacterGlyph, compositeFont, glyphCode } from '@sealwright/fonts/embedding';
import { type PdfDict, PdfName, type PdfObject, type PdfRef, PdfString } from '../../objects.ts';
import { DraftStream, dictOf, type RevisionDraft } from '../revision-draft.ts';
import { latin1 } from '../serialise.ts';

interface GrowingFont {
  /** The Type0 font's, which is written last: it holds what all texts need. */
  readonly ref: PdfRef;
  readonly typeface: Typeface;
  readonly glyphs: CharacterGlyph[];
  /** Indices into `glyphs`, by what a glyph stands for and looks like. */
  readonly known: Map<string, number>;
}

/** The fonts of a revision's texts: one for each typeface, however many texts are set in it. */
export class TextFonts {
  private readonly draft: RevisionDraft;
  private readonly fonts = new Map<string, GrowingFont>();

  constructor(draft: RevisionDraft) {
    this.draft = draft;
  }

  /** The typeface's font, and a function that gives characters a code in it: four hexadecimal digits. */
  use(typeface: Typeface): { readonly ref: PdfRef; code(character: string, glyph: Glyph): string } {
    const font = this.font(typeface);
    return {
      ref: font.ref,
      code(character, glyph) {
        const key = JSON.stringify([character, glyph]);
        const index = font.known.get(key) ?? font.glyphs.push([character, glyph]) - 1;
        font.known.set(key, index);
        return glyphCode(index);
      },
    };
  }

  /** Writes the fonts; nothing can be set in them afterwards. */
  write(): void {
    for (const font of this.fonts.values()) this.draft.put(font.ref, this.compositeFont(font));
    this.fonts.clear();
  }

  private font(typeface: Typeface): GrowingFont {
    const key = JSON.stringify(typeface);
    const font = this.fonts.get(key) ?? { ref: this.draft.reserve(), typeface, glyphs: [], known: new Map() };
    this.fonts.set(key, font);
    return font;
  }

  /** ISO 32000-2, 9.7.6.1, with its descendant (9.7.4) and the descriptor (9.8). */
  private compositeFont({ glyphs, typeface }: GrowingFont): PdfDict {
    const { baseFont, file, descriptor, box, defaultWidth, widths, toUnicode } = compositeFont(glyphs, typeface);
    const descriptorRef = this.draft.add(
      dictOf({
        Type: new PdfName('FontDescriptor'),
        FontName: new PdfName(baseFont),
        ...descriptor,
        FontBBox: [box.left, box.bottom, box.right, box.top],
        FontFile2: this.draft.add(compressed(file, { Length1: file.length })),
      }),
    );
    const descendant = this.draft.add(
      dictOf({
        Type: new PdfName('Font'),
        Subtype: new PdfName('CIDFontType2'),
        BaseFont: new PdfName(baseFont),
        CIDSystemInfo: dictOf({
          Registry: new PdfString(latin1('Adobe')),
          Ordering: new PdfString(latin1('Identity')),
          Supplement: 0,
        }),
        FontDescriptor: descriptorRef,
        DW: defaultWidth,
        W: widths.map((width): PdfObject => (typeof width === 'number' ? width : [...width])),
        CIDToGIDMap: new PdfName('Identity'),
      }),
    );
    return dictOf({
      Type: new PdfName('Font'),
      Subtype: new PdfName('Type0'),
      BaseFont: new PdfName(baseFont),
      Encoding: new PdfName('Identity-H'),
      DescendantFonts: [descendant],
      ToUnicode: this.draft.add(compressed(latin1(toUnicode))),
    });
  }
}

function compressed(bytes: Uint8Array, entries: Readonly<Record<string, PdfObject>> = {}): DraftStream {
  return new DraftStream(dictOf({ ...entries, Filter: new PdfName('FlateDecode') }), deflateSync(bytes, { level: 9 }));
}
