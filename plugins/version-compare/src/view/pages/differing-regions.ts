/** Pixels as a canvas gives them: RGBA, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Part of a page, in shares of its width and height from the top left corner. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Side of the squares that are looked at, in pixels. */
const CELL = 8;
/** Squares between two changed ones that still belong together. */
const REACH = 2;
/** Steps of a colour's 256 that the same page may differ by when it is painted twice. */
const TOLERANCE = 6;
/** More boxes than anybody looks at one by one: then one goes around all. */
const MOST = 40;

/** Where two pictures of the same size differ, from top to bottom; whole where the sizes do. */
export function differingRegions(before: Picture, after: Picture): readonly Region[] {
  if (before.width !== after.width || before.height !== after.height) return [{ x: 0, y: 0, width: 1, height: 1 }];
  const { width, height } = before;
  const columns = Math.ceil(width / CELL);
  const rows = Math.ceil(height / CELL);
  const changed = changedCells(before, after, columns, rows);
  const boxes = joinCells(changed, columns, rows);
  const regions = boxes.length > MOST ? [around(boxes)] : boxes;
  return regions
    .map(({ left, top, right, bottom }) => ({
      x: (left * CELL) / width,
      y: (top * CELL) / height,
      width: (Math.min((right + 1) * CELL, width) - left * CELL) / width,
      height: (Math.min((bottom + 1) * CELL, height) - top * CELL) / height,
    }))
    .sort((one, other) => one.y - other.y || one.x - other.x);
}

function changedCells(before: Picture, after: Picture, columns: number, rows: number): Uint8Array {
  const { width, height } = before;
  // Four channels at a time: nearly all pixels are equal.
  const one = new Uint32Array(before.data.buffer, before.data.byteOffset, width * height);
  const other = new Uint32Array(after.data.buffer, after.data.byteOffset, width * height);
  const changed = new Uint8Array(columns * rows);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / CELL) * columns;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (one[at] !== other[at] && differs(before.data, after.data, at * 4)) changed[row + Math.floor(x / CELL)] = 1;
    }
  }
  return changed;
}

function differs(before: Uint8ClampedArray, after: Uint8ClampedArray, at: number): boolean {
  for (let channel = 0; channel < 4; channel++)
    if (Math.abs(before[at + channel]! - after[at + channel]!) > TOLERANCE) return true;
  return false;
}

/** In cells; right and bottom are the last ones inside. */
interface CellBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Boxes around changed cells that lie near each other. */
function joinCells(changed: Uint8Array, columns: number, rows: number): CellBox[] {
  const left = changed.slice();
  const boxes: CellBox[] = [];
  for (let cell = 0; cell < left.length; cell++) {
    if (left[cell] === 0) continue;
    left[cell] = 0;
    const box = { left: cell % columns, right: cell % columns, top: Math.floor(cell / columns), bottom: 0 };
    box.bottom = box.top;
    const queue = [cell];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const x = next % columns;
      const y = Math.floor(next / columns);
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
      for (let row = Math.max(0, y - REACH); row <= Math.min(rows - 1, y + REACH); row++)
        for (let column = Math.max(0, x - REACH); column <= Math.min(columns - 1, x + REACH); column++) {
          const near = row * columns + column;
          if (left[near] === 0) continue;
          left[near] = 0;
          queue.push(near);
        }
    }
    boxes.push(box);
  }
  return boxes;
}

function around(boxes: readonly CellBox[]): CellBox {
  return boxes.reduce((all, box) => ({
    left: Math.min(all.left, box.left),
    top: Math.min(all.top, box.top),
    right: Math.max(all.right, box.right),
    bottom: Math.max(all.bottom, box.bottom),
  }));
}
