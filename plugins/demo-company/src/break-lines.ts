/** Line breaking for Chinese text by the customs of 避头尾: no line begins with closing or ends with opening marks. */
import { EM } from '@sealwright/fonts/outlines';
import type { Glyphs } from '@sealwright/fonts/setting';

export interface LineStyle {
  readonly glyphs: Glyphs;
  /** Points. */
  readonly size: number;
}

export interface Line {
  readonly characters: readonly string[];
  /** Added to the advance of the character of the same index, in thousandths of the size. */
  readonly adjustments: readonly number[];
  /** Points, without the blank half of a mark at the end. */
  readonly width: number;
}

export interface Measure {
  /** Points. */
  readonly width: number;
  readonly firstIndent?: number;
  /** Stretches every line but the last to the full width. */
  readonly justify?: boolean;
}

/** Marks whose ink stands in the left half of their square, and those of the right half. */
const CLOSING = new Set('，。、；：）》」』】〕”’');
const OPENING = new Set('（《「『【〔“‘');
const NOT_FIRST = new Set([...CLOSING, ...'！？％%…·,.;:!?)]}']);
const NOT_LAST = new Set([...OPENING, ...'([{￥¥']);
const HALF = EM / 2;
/** A line that would have to be stretched by more than this per gap stays ragged. */
const MOST_STRETCH = 250;

/** Characters that stay on one line: a word, a number or a single Chinese character. */
interface Unit {
  readonly characters: readonly string[];
  readonly width: number;
}

export function breakLines(text: string, style: LineStyle, { width, firstIndent = 0, justify }: Measure): Line[] {
  const units = splitUnits(text, style.glyphs);
  const lines: Line[] = [];
  let start = 0;
  while (start < units.length) {
    const room = ((width - (lines.length === 0 ? firstIndent : 0)) * EM) / style.size;
    const end = lineEnd(units, start, room);
    const stretchTo = justify && end < units.length ? room : undefined;
    lines.push(setLine(units.slice(start, end), style, stretchTo));
    start = end;
    while (start < units.length && units[start]?.characters[0] === ' ') start++;
  }
  return lines;
}

function splitUnits(text: string, glyphs: Glyphs): Unit[] {
  const units: Unit[] = [];
  for (const [part] of text.matchAll(/[A-Za-z0-9.,/@+#&_-]+|./gu)) {
    const characters = [...part];
    units.push({ characters, width: characters.reduce((sum, each) => sum + advance(each, glyphs), 0) });
  }
  return units;
}

/** Index after the last unit of the line; at least one unit, so that every call gets on. */
function lineEnd(units: readonly Unit[], start: number, room: number): number {
  let filled = 0;
  let end = start;
  for (; end < units.length; end++) {
    const unit = units[end]!;
    filled += unit.width + squeeze(last(units[end - 1], end > start), unit.characters[0]);
    if (filled - blankEnd(unit) > room + 0.5) break;
  }
  if (end === units.length) return end;
  let legal = end;
  while (legal > start + 1 && !mayBreak(units[legal - 1]!, units[legal]!)) legal--;
  return mayBreak(units[legal - 1], units[legal]!) ? Math.max(legal, start + 1) : Math.max(end, start + 1);
}

function mayBreak(before: Unit | undefined, after: Unit): boolean {
  return !NOT_FIRST.has(after.characters[0] ?? '') && !NOT_LAST.has(before?.characters.at(-1) ?? '');
}

function setLine(units: readonly Unit[], { glyphs, size }: LineStyle, stretchTo: number | undefined): Line {
  const characters = units.flatMap((unit) => unit.characters);
  const adjustments = characters.map((character, index) => squeeze(character, characters[index + 1]));
  const natural = characters.reduce((sum, each, index) => sum + advance(each, glyphs) + adjustments[index]!, 0);
  const width = natural - blankEnd(units.at(-1));
  const gaps = units.length - 1;
  const stretch = stretchTo === undefined || gaps < 1 ? 0 : (stretchTo - width) / gaps;
  if (stretch === 0 || stretch > MOST_STRETCH) return { characters, adjustments, width: (width * size) / EM };
  let at = -1;
  for (const unit of units.slice(0, -1)) {
    at += unit.characters.length;
    adjustments[at]! += stretch;
  }
  return { characters, adjustments, width: ((width + stretch * gaps) * size) / EM };
}

/** Two marks in a row share the blank between them: the first one loses half a square. */
function squeeze(mark: string | undefined, next: string | undefined): number {
  if (mark === undefined || next === undefined) return 0;
  if (CLOSING.has(mark)) return CLOSING.has(next) || OPENING.has(next) ? -HALF : 0;
  return OPENING.has(mark) && OPENING.has(next) ? -HALF : 0;
}

function blankEnd(unit: Unit | undefined): number {
  return CLOSING.has(unit?.characters.at(-1) ?? '') ? HALF : 0;
}

function last(unit: Unit | undefined, sameLine: boolean): string | undefined {
  return sameLine ? unit?.characters.at(-1) : undefined;
}

function advance(character: string, glyphs: Glyphs): number {
  const glyph = glyphs.get(character);
  if (!glyph) throw new Error(`no glyph was loaded for ${JSON.stringify(character)}`);
  return glyph.advance;
}
