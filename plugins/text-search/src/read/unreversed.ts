import { isShown } from '../match/character-kinds.ts';
import { LINE_END, type PageText, type UserBox } from '../match/page-text.ts';

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/**
 * PDFium writes a line that a reader sees upside down from left to right as it is seen, which is from its end to its
 * beginning. Turns such lines around. `angle` is a character's, in radians clockwise; `turn` the page's, in quarters clockwise.
 */
export function unreversed(text: PageText, angle: (index: number) => number, turn: number): PageText {
  const lines = reversedLines(text, angle, turn);
  if (lines.length === 0) return text;
  const order = Array.from(text.codes, (_, index) => index);
  for (const [from, to] of lines) order.splice(from, to - from, ...order.slice(from, to).reverse());
  return {
    codes: order.map((index) => text.codes[index] as number),
    box: (index) => text.box(order[index] as number),
  };
}

function reversedLines(
  text: PageText,
  angle: (index: number) => number,
  turn: number,
): readonly (readonly [number, number])[] {
  const { codes } = text;
  const reversed: (readonly [number, number])[] = [];
  for (let from = 0, to = 0; from < codes.length; from = to + 1) {
    to = from;
    while (to < codes.length && codes[to] !== LINE_END) to++;
    let [first, last] = [from, to - 1];
    while (first < last && !isShown(codes[first] as number)) first++;
    while (last > first && !isShown(codes[last] as number)) last--;
    if (first >= last) continue;
    const direction = angle(first);
    if (!isUpsideDown(direction, turn)) continue;
    if (runsAgainst(text.box(first), text.box(last), direction) && !isRightToLeft(codes, first, last)) {
      reversed.push([first, last + 1]);
    }
  }
  return reversed;
}

function isUpsideDown(angle: number, turn: number): boolean {
  return angle >= 0 && Math.cos(angle + (turn * Math.PI) / 2) < -0.9;
}

function runsAgainst(first: UserBox | undefined, last: UserBox | undefined, angle: number): boolean {
  if (!first || !last) return false;
  const [x, y] = [last[0] + last[2] - first[0] - first[2], last[1] + last[3] - first[1] - first[3]];
  return x * Math.cos(angle) - y * Math.sin(angle) < 0;
}

function isRightToLeft(codes: ArrayLike<number>, first: number, last: number): boolean {
  for (let index = first; index <= last; index++) {
    if (RIGHT_TO_LEFT.test(String.fromCodePoint(codes[index] as number))) return true;
  }
  return false;
}
