import { deflateSync } from 'node:zlib';
import type { Appearance, TextLine } from '@sealwright/core/api';
import type { PdfRef } from '../../objects.ts';
import { DraftStream, dictOf, type RevisionDraft } from '../revision-draft.ts';
import { latin1 } from '../serialise.ts';
import { colourOperands, operands } from './content-stream.ts';
import { millimetreForm } from './millimetre-form.ts';
import type { TextFonts } from './text-fonts.ts';

type Text = Extract<Appearance, { kind: 'text' }>;

/** A form XObject that fills the unit square with text (ISO 32000-2, 9.4). */
export function embedText(draft: RevisionDraft, fonts: TextFonts, text: Text): PdfRef {
  const { size, typeface, fontSize, colour, lines } = text;
  const font = fonts.use(typeface);
  const showLine = ({ text, glyphs, x, y }: TextLine) => {
    const codes = [...text].map((character, index) => font.code(character, glyphs[index]!)).join('');
    // Coordinates go down the page and letters stand upright.
    return `1 0 0 -1 ${operands(x, y)} Tm <${codes}> Tj`;
  };
  const content = [
    'BT',
    `${colourOperands(colour)} rg`,
    `/F ${operands(fontSize)} Tf`,
    ...lines.map(showLine),
    'ET',
  ].join('\n');
  const dict = millimetreForm(size, dictOf({ Font: dictOf({ F: font.ref }) }));
  return draft.add(new DraftStream(dict, deflateSync(latin1(content), { level: 9 })));
}
