/** How a seal on a page looks in two rasters of that page, drawn by two programs at the same scale. */
import type { PixelArea, Raster } from './raster.ts';

export interface SealDifference {
  /** How far the middles of the ink are apart, or how much larger the one is than the other, in millimetres. */
  readonly offset: number;
  /** Mean difference per channel of pixels that are ink in both, but for the ink's edges, 0..255. */
  readonly colour: number;
  /** Share of the ink of each that is ink in the other too, the smaller of the two, 0..1. */
  readonly inkKept: number;
  /** The same for text that runs under the ink; 1 where there is none. */
  readonly textKept: number;
}

/** Edges fall on other pixels in other programs: what is near enough counts as kept. */
const NEAR = 1;
/** Text this near to ink, in pixels, runs under it or touches it. */
const UNDER = 2;

/** `scale` in pixels per millimetre. Throws where one of the rasters shows no red ink in the area. */
export function compareSeals(shown: Raster, drawn: Raster, area: PixelArea, scale: number): SealDifference {
  const [a, b] = [new SealPixels(shown, area), new SealPixels(drawn, area)];
  const [one, other] = [a.middle(), b.middle()];
  const apart = Math.hypot(one.x - other.x, one.y - other.y);
  return {
    offset: Math.max(apart, Math.abs(one.spread - other.spread)) / scale,
    colour: colourDifference(a, b),
    inkKept: Math.min(kept(a.ink, b.ink), kept(b.ink, a.ink)),
    textKept: Math.min(kept(a.textUnderInk(), b.text), kept(b.textUnderInk(), a.text)),
  };
}

/** The pixels of one kind in an area. */
class Mask {
  readonly width: number;
  readonly height: number;
  private readonly bits: Uint8Array;

  constructor(width: number, height: number, has: (x: number, y: number) => boolean) {
    this.width = width;
    this.height = height;
    this.bits = Uint8Array.from({ length: width * height }, (_, at) => Number(has(at % width, Math.floor(at / width))));
  }

  has(x: number, y: number): boolean {
    return x >= 0 && y >= 0 && x < this.width && y < this.height && this.bits[y * this.width + x] === 1;
  }

  /** One at least of the pixels within the distance. */
  hasNear(x: number, y: number, distance: number): boolean {
    return square(x, y, distance).some(([column, row]) => this.has(column, row));
  }

  hasAllNear(x: number, y: number, distance: number): boolean {
    return square(x, y, distance).every(([column, row]) => this.has(column, row));
  }

  each(visit: (x: number, y: number) => void): void {
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) if (this.has(x, y)) visit(x, y);
    }
  }
}

function square(x: number, y: number, distance: number): readonly (readonly [number, number])[] {
  const steps = Array.from({ length: 2 * distance + 1 }, (_, at) => at - distance);
  return steps.flatMap((down) => steps.map((right) => [x + right, y + down] as const));
}

/** An area of a raster, told apart into red ink, dark text and paper. */
class SealPixels {
  readonly ink: Mask;
  readonly text: Mask;
  private readonly raster: Raster;
  private readonly left: number;
  private readonly top: number;

  constructor(raster: Raster, area: PixelArea) {
    this.raster = raster;
    this.left = Math.max(Math.floor(area.x), 0);
    this.top = Math.max(Math.floor(area.y), 0);
    const width = Math.min(Math.ceil(area.x + area.width), raster.width) - this.left;
    const height = Math.min(Math.ceil(area.y + area.height), raster.height) - this.top;
    this.ink = new Mask(width, height, (x, y) => this.redness(x, y) > 80);
    this.text = new Mask(width, height, (x, y) => Math.max(...this.pixel(x, y)) < 110);
  }

  pixel(x: number, y: number): readonly [red: number, green: number, blue: number] {
    const { rgb, width } = this.raster;
    const at = ((this.top + y) * width + this.left + x) * 3;
    return [rgb[at]!, rgb[at + 1]!, rgb[at + 2]!];
  }

  textUnderInk(): Mask {
    const { width, height } = this.ink;
    return new Mask(width, height, (x, y) => this.text.has(x, y) && this.ink.hasNear(x, y, UNDER));
  }

  /** Middle of the ink and its mean distance from there, in pixels: finer than a pixel, since each counts by its redness. */
  middle(): { readonly x: number; readonly y: number; readonly spread: number } {
    let [sum, x, y] = [0, 0, 0];
    this.ink.each((column, row) => {
      const weight = this.redness(column, row);
      sum += weight;
      x += weight * column;
      y += weight * row;
    });
    if (sum === 0) throw new Error('no seal is to be seen');
    let distance = 0;
    this.ink.each((column, row) => {
      distance += this.redness(column, row) * Math.hypot(column - x / sum, row - y / sum);
    });
    return { x: x / sum, y: y / sum, spread: distance / sum };
  }

  private redness(x: number, y: number): number {
    const [red, green, blue] = this.pixel(x, y);
    return red - Math.max(green, blue);
  }
}

function colourDifference(a: SealPixels, b: SealPixels): number {
  let [sum, count] = [0, 0];
  a.ink.each((x, y) => {
    if (!a.ink.hasAllNear(x, y, NEAR) || !b.ink.hasAllNear(x, y, NEAR)) return;
    const [one, other] = [a.pixel(x, y), b.pixel(x, y)];
    sum += one.reduce((total, value, channel) => total + Math.abs(value - other[channel]!), 0) / 3;
    count++;
  });
  return count === 0 ? 255 : sum / count;
}

function kept(mask: Mask, other: Mask): number {
  let [count, found] = [0, 0];
  mask.each((x, y) => {
    count++;
    if (other.hasNear(x, y, NEAR)) found++;
  });
  return count === 0 ? 1 : found / count;
}
