import type { Image } from './image.ts';

/** The light that paper would have at each place of a photo, between its places read off a grid. */
export interface PaperLight {
  readonly columns: number;
  readonly rows: number;
  /** Red, green and blue of each tile's paper, 0..255, row by row. */
  readonly tiles: Float32Array;
}

const TILES = 24;
const SMALLEST_TILE = 8;
/** Paper is among the brightest of what a tile shows. */
const BRIGHT = 0.9;
/** How far a tile's colour may be from the whole paper's, between its channels and in light, to be paper. */
const EVENNESS = 0.85;
const DARKEST = 0.4;

/** Estimates it: lamps and shadows make paper grey, and in one corner more than in another. Opaque pictures only. */
export function paperLight(image: Image): PaperLight {
  const { width, height } = image;
  const size = Math.max(SMALLEST_TILE, Math.ceil(Math.max(width, height) / TILES));
  const columns = Math.ceil(width / size);
  const rows = Math.ceil(height / size);
  const whole = brightest(image, 0, 0, width, height);
  const tiles = new Float32Array(columns * rows * 3);
  const isPaper = new Uint8Array(columns * rows);
  for (let tile = 0; tile < columns * rows; tile++) {
    const [left, top] = [(tile % columns) * size, Math.floor(tile / columns) * size];
    const light = brightest(image, left, top, Math.min(size, width - left), Math.min(size, height - top));
    const shares = light.map((value, channel) => value / Math.max(1, whole[channel]!));
    const [least, most] = [Math.min(...shares), Math.max(...shares)];
    if (most < DARKEST || least / most < EVENNESS) continue;
    isPaper[tile] = 1;
    tiles.set(light, tile * 3);
  }
  fillGaps(tiles, isPaper, columns, rows, whole);
  return { columns, rows, tiles: closed(tiles, columns, rows) };
}

/** Writes the paper's red, green and blue along a row of pixels into `target`, between the middles of the tiles around them. */
export function lightOfRow(light: PaperLight, { width, height }: Image, y: number, target: Float32Array): void {
  const { columns, rows, tiles } = light;
  const row = clamp(((y + 0.5) / height) * rows - 0.5, rows - 1);
  const above = Math.floor(row) * columns;
  const below = Math.min(Math.floor(row) + 1, rows - 1) * columns;
  const down = row % 1;
  for (let x = 0, at = 0; x < width; x++) {
    const column = clamp(((x + 0.5) / width) * columns - 0.5, columns - 1);
    const left = Math.floor(column);
    const right = Math.min(left + 1, columns - 1);
    const across = column - left;
    for (let channel = 0; channel < 3; channel++, at++) {
      const upper =
        tiles[(above + left) * 3 + channel]! * (1 - across) + tiles[(above + right) * 3 + channel]! * across;
      const lower =
        tiles[(below + left) * 3 + channel]! * (1 - across) + tiles[(below + right) * 3 + channel]! * across;
      target[at] = upper * (1 - down) + lower * down;
    }
  }
}

/** The value of each channel that one tenth of the pixels exceed. */
function brightest(image: Image, left: number, top: number, width: number, height: number): number[] {
  // A photo's neighbours are alike: some thousand of them tell as much as all.
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / 40_000)));
  const counts = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  let total = 0;
  for (let y = top; y < top + height; y += step) {
    for (let x = left; x < left + width; x += step) {
      const at = (y * image.width + x) * 4;
      for (const [channel, count] of counts.entries()) count[image.data[at + channel]!]!++;
      total++;
    }
  }
  return counts.map((count) => {
    let value = 255;
    for (let above = count[255]!; value > 0 && above <= total * (1 - BRIGHT); ) above += count[--value]!;
    return value;
  });
}

/** Tiles that ink fills get the mean light of their neighbours, from the edge of the ink inwards. */
function fillGaps(
  tiles: Float32Array,
  isPaper: Uint8Array,
  columns: number,
  rows: number,
  whole: readonly number[],
): void {
  if (!isPaper.includes(1)) {
    for (let tile = 0; tile < isPaper.length; tile++) tiles.set(whole, tile * 3);
    return;
  }
  while (isPaper.includes(0)) {
    const known = Uint8Array.from(isPaper);
    for (let tile = 0; tile < known.length; tile++) {
      if (known[tile]) continue;
      const around = neighbours(tile, columns, rows).filter((other) => known[other]);
      if (around.length === 0) continue;
      for (let channel = 0; channel < 3; channel++) {
        const sum = around.reduce((total, other) => total + tiles[other * 3 + channel]!, 0);
        tiles[tile * 3 + channel] = sum / around.length;
      }
      isPaper[tile] = 1;
    }
  }
}

/** A dark tile among light ones is one that ink has darkened: greatest, then least of each tile and its neighbours. */
function closed(tiles: Float32Array, columns: number, rows: number): Float32Array {
  const around = (values: Float32Array, choose: (...values: number[]) => number) =>
    values.map((own, at) => {
      const others = neighbours(Math.floor(at / 3), columns, rows).map((tile) => values[tile * 3 + (at % 3)]!);
      return choose(own, ...others);
    });
  return around(around(tiles, Math.max), Math.min);
}

function neighbours(tile: number, columns: number, rows: number): readonly number[] {
  const [x, y] = [tile % columns, Math.floor(tile / columns)];
  return [-1, 0, 1]
    .flatMap((down) => [-1, 0, 1].map((across) => [x + across, y + down] as const))
    .filter(([column, row]) => column >= 0 && row >= 0 && column < columns && row < rows)
    .map(([column, row]) => row * columns + column)
    .filter((other) => other !== tile);
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
