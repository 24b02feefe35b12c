/** Width of a character in thousandths of the font size. */
export type Advance = (character: string) => number;

/** No line begins with these. */
const CLOSING = new Set('，。、；：！？）》」』】〕”’,.;:!?)]}%…');
/** No line ends with these. */
const OPENING = new Set('（《「『【〔“‘([{');

/**
 * Breaks text into lines of at most `width`, in thousandths of the font size: between words and Chinese characters, inside
 * a word that no line holds. A closing mark may stand over the edge. Line ends in the text stay.
 */
export function breakText(text: string, width: number, advance: Advance): string[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, width, advance));
}

function breakParagraph(text: string, width: number, advance: Advance): string[] {
  const measure = (part: string) => [...part].reduce((sum, character) => sum + advance(character), 0);
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  const end = (next: string) => {
    lines.push(line.trimEnd());
    line = next;
    filled = measure(next);
  };
  for (const unit of unitsOf(text, width, measure)) {
    const wide = measure(unit);
    const fits = filled + wide <= width || CLOSING.has(unit) || (unit === ' ' && line !== '');
    if (!fits && line !== '') {
      const carried = trailingOpening(line);
      line = line.slice(0, line.length - carried.length);
      if (line === '') line = carried;
      else end(carried);
    }
    if (unit === ' ' && line === '') continue;
    line += unit;
    filled += wide;
  }
  return [...lines, line.trimEnd()];
}

/** Words and single characters; words that are too long for a line, character by character. */
function unitsOf(text: string, width: number, measure: (part: string) => number): readonly string[] {
  const units = [...text.matchAll(/[A-Za-z0-9.,/@+#&_=:-]+|./gu)].map(([unit]) => unit);
  return units.flatMap((unit) => (measure(unit) > width ? [...unit] : [unit]));
}

function trailingOpening(line: string): string {
  const characters = [...line];
  let from = characters.length;
  while (from > 0 && OPENING.has(characters[from - 1]!)) from--;
  return characters.slice(from).join('');
}
