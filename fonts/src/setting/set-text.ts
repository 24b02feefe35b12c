import type { Appearance, Glyph, Rgb } from '@sealwright/core/api';
import { EM } from '../outlines/index.ts';
import type { ChineseFont, Glyphs } from './chinese-font.ts';

export interface TextStyle {
  readonly font: ChineseFont;
  /** 200 to 900; default 400. */
  readonly weight?: number;
  /** Font size in millimetres. */
  readonly size: number;
  readonly colour: Rgb;
  /** How lines of different lengths stand to each other; default 'left'. */
  readonly align?: 'left' | 'centre' | 'right';
  /** From baseline to baseline in font sizes; default 1.4. */
  readonly leading?: number;
}

const SHARE_BEFORE = { left: 0, centre: 0.5, right: 1 };

/**
 * Sets lines of text, at least one: the box is as wide as the longest and reaches from the first line's ascent to the last
 * one's descent, or farther where a letter does. Throws `fonts.character-missing`.
 */
export async function setText(
  texts: readonly string[],
  { font, weight = 400, size, colour, align = 'left', leading = 1.4 }: TextStyle,
): Promise<Extract<Appearance, { kind: 'text' }>> {
  const known = await font.glyphs(texts.join(''), weight);
  const typeface = font.typeface(weight);
  const lines = texts.map((text) => setLine(text, known, size));
  const width = Math.max(...lines.map((line) => line.width));
  const top = Math.max(typeface.ascent, ...heights(lines[0]));
  const bottom = Math.min(typeface.descent, ...heights(lines.at(-1)));
  return {
    kind: 'text',
    size: { width, height: ((top - bottom) / EM + (lines.length - 1) * leading) * size },
    typeface,
    fontSize: size,
    colour,
    lines: lines.map((line, index) => ({
      text: line.text,
      glyphs: line.glyphs,
      x: (width - line.width) * SHARE_BEFORE[align],
      y: (top / EM + index * leading) * size,
    })),
  };
}

/** Of all points of a line's outlines. */
function heights(line: { readonly glyphs: readonly Glyph[] } | undefined): readonly number[] {
  return line?.glyphs.flatMap(({ contours }) => contours.flat().map(({ y }) => y)) ?? [];
}

function setLine(text: string, known: Glyphs, size: number) {
  const glyphs = [...text].map((character) => known.get(character)!);
  return { text, glyphs, width: (glyphs.reduce((sum, { advance }) => sum + advance, 0) * size) / EM };
}
