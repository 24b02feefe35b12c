import { expect, test } from 'vitest';
import { compareSeals } from './compare-seals.ts';
import type { Raster } from './raster.ts';

type Rgb = readonly [number, number, number];

const RED: Rgb = [210, 30, 30];
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const SIZE = 120;
const AREA = { x: 10, y: 10, width: 100, height: 100 };
/** Pixels per millimetre. */
const SCALE = 8;

interface Drawing {
  readonly ink?: Rgb;
  /** Of the seal's middle from the page's. */
  readonly shift?: number;
  readonly size?: number;
  readonly isUpsideDown?: boolean;
  readonly isOpaque?: boolean;
}

/** A page with lines of text and, over it, a disc of ink with a hole above its middle. */
function page({ ink = RED, shift = 0, size = 35, isUpsideDown = false, isOpaque = false }: Drawing = {}): Raster {
  const rgb = new Uint8Array(SIZE * SIZE * 3);
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const [right, down] = [x - SIZE / 2 - shift, y - SIZE / 2];
      const isHole = Math.hypot(right, down - (isUpsideDown ? 18 : -18)) < 13;
      const isInk = Math.hypot(right, down) < size && !isHole;
      const isText = y % 12 < 3;
      rgb.set(isText && !(isOpaque && isInk) ? BLACK : isInk ? ink : WHITE, (y * SIZE + x) * 3);
    }
  }
  return { width: SIZE, height: SIZE, rgb };
}

const compare = (shown: Drawing) => compareSeals(page(shown), page(), AREA, SCALE);

test('the same picture differs in nothing', () => {
  expect(compare({})).toEqual({ offset: 0, colour: 0, inkKept: 1, textKept: 1 });
});

test('a seal elsewhere or of another size is off by that much', () => {
  expect(compare({ shift: 4 }).offset).toBeCloseTo(0.5, 1);
  expect(compare({ size: 41 }).offset).toBeGreaterThan(0.3);
});

test('another red is another colour', () => {
  expect(compare({ ink: [180, 60, 30] }).colour).toBeCloseTo(20, 0);
});

test('a seal that is turned has its ink elsewhere', () => {
  expect(compare({ isUpsideDown: true }).inkKept).toBeLessThan(0.9);
});

test('a seal that covers the text does not keep it', () => {
  expect(compare({ isOpaque: true }).textKept).toBeLessThan(0.5);
});

test('where no seal is, none is compared', () => {
  expect(() => compareSeals(page({ size: 0 }), page(), AREA, SCALE)).toThrow('no seal');
});
