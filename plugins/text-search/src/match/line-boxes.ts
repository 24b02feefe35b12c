import { isShown } from './character-kinds.ts';
import { LINE_END, type PageText, type UserBox } from './page-text.ts';

/** One box around the characters [from, to) of each line that they stand on. */
export function lineBoxes(page: PageText, from: number, to: number): readonly UserBox[] {
  const lines: UserBox[] = [];
  let line: UserBox | undefined;
  let last: UserBox | undefined;
  let isBroken = false;
  for (let index = from; index < to; index++) {
    const code = page.codes[index] as number;
    if (code === LINE_END) isBroken = true;
    if (!isShown(code)) continue;
    const box = page.box(index);
    if (!box) continue;
    if (line && last && (overlap(last, box, 1) || (!isBroken && overlap(last, box, 0)))) {
      line = union(line, box);
    } else {
      if (line) lines.push(line);
      line = box;
    }
    last = box;
    isBroken = false;
  }
  if (line) lines.push(line);
  return lines;
}

/** Whether two boxes share at least half of the smaller one's extent along an axis: 0 is x, 1 is y. */
function overlap(a: UserBox, b: UserBox, axis: 0 | 1): boolean {
  const [lowA, highA] = [a[axis], a[axis + 2] as number];
  const [lowB, highB] = [b[axis], b[axis + 2] as number];
  return Math.min(highA, highB) - Math.max(lowA, lowB) >= Math.min(highA - lowA, highB - lowB) / 2;
}

function union(a: UserBox, b: UserBox): UserBox {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
