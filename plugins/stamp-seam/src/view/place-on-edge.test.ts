import { expect, test } from 'vitest';
import { atDistance, distanceOf } from './place-on-edge.ts';

const page = { width: 210, height: 297 };
const extent = { width: 40, height: 30 };

test.each([
  ['right', 80, '80mm'],
  ['right', 80.04, '80mm'],
  ['right', 150.4, 'centre'],
  ['right', 150.6, '150.6mm'],
  ['top', 104, 'centre'],
  ['left', 3, '15mm'],
  ['left', 296, '282mm'],
  ['bottom', -5, '20mm'],
] as const)('at the %s, %d mm: %s', (edge, distance, at) => {
  expect(atDistance(distance, { edge, page, extent }, 2)).toBe(at);
});

test('rounding carries no part over the edge', () => {
  const odd = { width: 10, height: 30.07 };
  expect(atDistance(0, { edge: 'right', page, extent: odd }, 0)).toBe('15.1mm');
  expect(atDistance(297, { edge: 'right', page, extent: odd }, 0)).toBe('281.9mm');
});

test('a seal that is longer than the edge is not moved to either end', () => {
  expect(atDistance(10, { edge: 'top', page: { width: 30, height: 100 }, extent }, 0)).toBe('centre');
});

test('a place is a distance again', () => {
  expect(distanceOf('30%', 'right', page)).toBeCloseTo(89.1, 9);
  expect(distanceOf(undefined, 'bottom', page)).toBe(105);
  expect(distanceOf('8cm', 'left', page)).toBe(80);
  expect(distanceOf('there', 'left', page)).toBe(148.5);
});
