import { CharacterMissing, ChineseFont, type Glyphs } from '@sealwright/fonts/setting';

export const WEIGHT = { regular: 400, bold: 700 } as const;

/** The type of a report: every character that it can show, in both weights. */
export interface ReportFont {
  readonly font: ChineseFont;
  readonly regular: Glyphs;
  readonly bold: Glyphs;
  /** The text with the number of its character where the font has none, such as '〔U+1F600〕': nothing is left out. */
  fit(text: string): string;
}

/** Loads what the texts need. */
export async function loadReportFont(texts: readonly string[]): Promise<ReportFont> {
  const font = await ChineseFont.open('hei');
  const wanted = new Set(texts.join(''));
  wanted.delete('\n');
  for (const character of '〔U+0123456789ABCDEF〕') wanted.add(character);
  const missing = new Set<string>();
  const regular = await loadKnown(font, wanted, missing);
  const bold = await font.glyphs([...wanted].join(''), WEIGHT.bold);
  const fit = (text: string) => [...text].map((each) => (missing.has(each) ? numbered(each) : each)).join('');
  return { font, regular, bold, fit };
}

/** Takes what the font lacks out of `wanted`, one after the other: it names one at a time. */
async function loadKnown(font: ChineseFont, wanted: Set<string>, missing: Set<string>): Promise<Glyphs> {
  for (;;) {
    try {
      return await font.glyphs([...wanted].join(''), WEIGHT.regular);
    } catch (fault) {
      if (!CharacterMissing.is(fault)) throw fault;
      wanted.delete(fault.data.character);
      missing.add(fault.data.character);
    }
  }
}

function numbered(character: string): string {
  return `〔U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}〕`;
}
