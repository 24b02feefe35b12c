import type { DisplayBox, PageGeometry, SealPlace, Size } from '@sealwright/core/api';

export type Anchor = 'over' | 'right' | 'below' | 'left' | 'above';

interface Offset {
  readonly x: number;
  readonly y: number;
}

/**
 * The middle of a seal that stands at words: over them, or touching the box of their widest line from one side, then
 * moved. It is moved back onto the page as far as it would reach beyond it: nobody wants half a seal.
 */
export function placeAt(
  page: PageGeometry,
  lines: readonly DisplayBox[],
  seal: Size,
  { anchor, offset, rotation }: { readonly anchor: Anchor; readonly offset: Offset; readonly rotation: number },
): SealPlace {
  const words = widest(lines);
  const half = halfExtent(seal, rotation);
  const [side, down] = SIDES[anchor];
  const x = words.x + words.width / 2 + side * (words.width / 2 + half.width) + offset.x;
  const y = words.y + words.height / 2 + down * (words.height / 2 + half.height) + offset.y;
  return { x: within(x, half.width, page.size.width), y: within(y, half.height, page.size.height), rotation };
}

const SIDES: Record<Anchor, readonly [side: -1 | 0 | 1, down: -1 | 0 | 1]> = {
  over: [0, 0],
  right: [1, 0],
  left: [-1, 0],
  below: [0, 1],
  above: [0, -1],
};

/** Half the width and height of the upright rectangle around the turned seal. */
function halfExtent({ width, height }: Size, rotation: number): Size {
  const turn = (rotation * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  return { width: (width * cos + height * sin) / 2, height: (width * sin + height * cos) / 2 };
}

function within(middle: number, half: number, length: number): number {
  if (2 * half >= length) return length / 2;
  return Math.min(Math.max(middle, half), length - half);
}

function widest(lines: readonly DisplayBox[]): DisplayBox {
  return lines.reduce((widest, line) => (line.width > widest.width ? line : widest));
}
