import type { Appearance, Rgb } from '@sealwright/core/api';
import { ChineseFont, setText } from '@sealwright/fonts/setting';
import { breakLines } from './break-lines.ts';
import type { TextToSet } from './common-annotate-rpc.ts';
import { TextMissing } from './errors.ts';

type Text = Extract<Appearance, { kind: 'text' }>;

const WEIGHT = { regular: 400, bold: 700 };
const EM = 1_000;

/** Sets the texts of annotations in the shipped sans-serif, which is read when it is first needed. */
export class TextSetter {
  private font: Promise<ChineseFont> | undefined;

  /** `annotate.text-missing`, `fonts.character-missing` */
  async set({ text, fontSize, width, isBold }: TextToSet, colour: Rgb, blend: 'multiply' | 'normal'): Promise<Text> {
    const plain = withoutControls(text.replace(/\r\n?/g, '\n').replaceAll('\t', '    '));
    if (plain.trim() === '') throw TextMissing({});
    this.font ??= ChineseFont.open('hei');
    const font = await this.font;
    const weight = isBold ? WEIGHT.bold : WEIGHT.regular;
    const glyphs = await font.glyphs(plain.replaceAll('\n', ''), weight);
    const advance = (character: string) => ((glyphs.get(character)?.advance ?? 0) * fontSize) / EM;
    const lines = plain
      .split('\n')
      .flatMap((line) => (width === undefined ? [line] : breakLines(line, width, advance)));
    return { ...(await setText(lines, { font, weight, size: fontSize, colour })), blend };
  }
}

/** What typing and pasting leave behind, and no font has. */
function withoutControls(text: string): string {
  return [...text].filter((character) => character === '\n' || !/\p{Cc}|\ufeff/u.test(character)).join('');
}
