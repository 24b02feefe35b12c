import { expect, test } from 'vitest';
import { differingRegions, type Picture } from './differing-regions.ts';

function picture(width: number, height: number, paint: (x: number, y: number) => number = () => 255): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at++) data.fill(paint(at % width, Math.floor(at / width)), at * 4, at * 4 + 4);
  return { width, height, data };
}

const white = picture(160, 80);

test('equal pictures differ nowhere, and the noise of painting is none', () => {
  expect(differingRegions(white, picture(160, 80))).toEqual([]);
  expect(
    differingRegions(
      white,
      picture(160, 80, () => 250),
    ),
  ).toEqual([]);
});

test('a faint mark is seen, and its box is around it', () => {
  const marked = picture(160, 80, (x, y) => (x === 41 && y === 17 ? 240 : 255));
  expect(differingRegions(white, marked)).toEqual([{ x: 0.25, y: 0.2, width: 0.05, height: 0.1 }]);
});

test('what lies near each other is one box, what lies apart are several, from top to bottom', () => {
  const near = picture(160, 80, (x, y) => (y === 0 && (x === 0 || x === 20) ? 0 : 255));
  expect(differingRegions(white, near)).toHaveLength(1);
  const apart = picture(160, 80, (x, y) => ((x === 150 && y === 70) || (x === 0 && y === 0) ? 0 : 255));
  expect(differingRegions(white, apart).map(({ y }) => y)).toEqual([0, 0.8]);
});

test('a box ends where the page does, whatever the size of the squares', () => {
  const corner = picture(83, 81, (x, y) => (x === 82 && y === 80 ? 0 : 255));
  const [region] = differingRegions(picture(83, 81), corner);
  expect(region!.x + region!.width).toBeCloseTo(1);
  expect(region!.y + region!.height).toBeCloseTo(1);
});

test('pages of other sizes differ as a whole, and a page full of differences is one box', () => {
  expect(differingRegions(white, picture(80, 160))).toEqual([{ x: 0, y: 0, width: 1, height: 1 }]);
  const big = (paint: (x: number, y: number) => number) => picture(800, 800, paint);
  const dots = big((x, y) => (x % 80 === 0 && y % 80 === 0 ? 0 : 255));
  expect(
    differingRegions(
      big(() => 255),
      dots,
    ),
  ).toHaveLength(1);
});
