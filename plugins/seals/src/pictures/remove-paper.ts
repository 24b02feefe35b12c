import type { Image } from './image.ts';
import { lightOfRow, paperLight } from './paper-light.ts';

/** How dark paper may be at most and how dark ink is at least, as shares of full darkness. */
const DARKEST_PAPER = 0.35;
const LIGHTEST_INK = 0.3;
/** A part of the paper's grain stays above the median; so many times the spread around it is all paper. */
const GRAIN = 6;
/** What lossy coding leaves beside edges. */
const CODING_GRAIN = 0.04;
/** Ink covers its paper whole in this share of it; the rest is edges and faint places. */
const FULL_INK = 0.6;
const STEPS = 1_000;

export interface WithoutPaper {
  readonly image: Image;
  /** Whether paper and seal could hardly be told apart. */
  readonly isUnsure: boolean;
}

/** Whether a picture has a transparent ground of its own. */
export function hasTransparency({ data }: Image): boolean {
  let clear = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at]! < 128) clear++;
  return clear * 100 > data.length / 4;
}

/**
 * Makes white and greyish paper transparent. Edges that were blended with the paper get the ink's own colour and as much
 * opacity as there is ink: on white paper the result looks as before. `isLossy`: the picture comes from JPEG or a photo.
 */
export function removePaper(image: Image, isLossy: boolean): WithoutPaper {
  const flat = flattened(image);
  const darkness = darknessOf(flat);
  const grain = Math.max(grainOf(darkness), isLossy ? CODING_GRAIN : 0);
  const paper = Math.min(grain, DARKEST_PAPER);
  const ink = inkOf(darkness, Math.max(LIGHTEST_INK, paper + 0.1));
  const floor = paper / ink;
  const { data } = flat;
  for (let pixel = 0; pixel < darkness.length; pixel++) {
    const at = pixel * 4;
    const cover = Math.min(1, darkness[pixel]! / ink);
    if (cover <= floor) {
      for (let channel = at; channel < at + 4; channel++) data[channel] = 0;
      continue;
    }
    for (let channel = at; channel < at + 3; channel++) {
      // The colour that gives this one when it covers so much of white paper.
      data[channel] = Math.round(255 * clamp(1 - (1 - data[channel]! / 255) / cover));
    }
    data[at + 3] = Math.round((255 * (cover - floor)) / (1 - floor));
  }
  return { image: flat, isUnsure: grain > DARKEST_PAPER };
}

/** As if the paper were white and evenly lit. What is transparent already counts as paper. */
function flattened(image: Image): Image {
  const { width, height } = image;
  const data = Uint8Array.from(image.data);
  for (let at = 0; at < data.length; at += 4) {
    const clear = 255 - data[at + 3]!;
    for (let channel = at; channel < at + 3; channel++) {
      data[channel] = Math.round((data[channel]! * (255 - clear)) / 255 + clear);
    }
    data[at + 3] = 255;
  }
  const flat = { width, height, data };
  const light = paperLight(flat);
  const paper = new Float32Array(width * 3);
  for (let y = 0, at = 0; y < height; y++) {
    lightOfRow(light, flat, y, paper);
    for (let x = 0; x < width; x++, at += 4) {
      for (let channel = 0; channel < 3; channel++) {
        const even = (data[at + channel]! * 255) / Math.max(1, paper[x * 3 + channel]!);
        data[at + channel] = even >= 255 ? 255 : Math.round(even);
      }
    }
  }
  return flat;
}

/** How much of white each pixel lacks, in the channel that lacks most: 0..1. */
function darknessOf({ data }: Image): Float32Array {
  const darkness = new Float32Array(data.length / 4);
  for (let pixel = 0; pixel < darkness.length; pixel++) {
    const at = pixel * 4;
    darkness[pixel] = 1 - Math.min(data[at]!, data[at + 1]!, data[at + 2]!) / 255;
  }
  return darkness;
}

/** How dark the darkest of the paper's grain is. */
function grainOf(darkness: Float32Array): number {
  const light = countedBy(darkness, (value) => value < DARKEST_PAPER);
  const median = quantile(light, 0.5);
  const spread = quantile(
    countedBy(
      darkness.filter((value) => value < DARKEST_PAPER),
      () => true,
      (value) => Math.abs(value - median),
    ),
    0.5,
  );
  return median + GRAIN * spread;
}

/** The darkness of what ink covers whole; without any ink, full darkness. */
function inkOf(darkness: Float32Array, lightest: number): number {
  const inked = countedBy(darkness, (value) => value >= lightest);
  return inked.every((count) => count === 0) ? 1 : Math.max(quantile(inked, 1 - FULL_INK), lightest);
}

function countedBy(
  values: Float32Array,
  counts: (value: number) => boolean,
  measure: (value: number) => number = (value) => value,
): Uint32Array {
  const histogram = new Uint32Array(STEPS + 1);
  for (const value of values) if (counts(value)) histogram[Math.round(clamp(measure(value)) * STEPS)]!++;
  return histogram;
}

/** The value below which so great a share of the counted ones lies. */
function quantile(histogram: Uint32Array, share: number): number {
  const wanted = histogram.reduce((sum, count) => sum + count, 0) * share;
  let seen = 0;
  for (const [step, count] of histogram.entries()) {
    seen += count;
    if (seen > wanted) return step / STEPS;
  }
  return 0;
}

function clamp(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
