import { expect, test } from 'vitest';
import { snapPoint } from './snap-point.ts';

const lines = { x: [105, 60], y: [148.5] };

test('a point near a line lies on it afterwards, in that direction only', () => {
  expect(snapPoint({ x: 104, y: 100 }, lines, 1.5)).toEqual({ x: 105, y: 100, lines: { x: 105 } });
  expect(snapPoint({ x: 20, y: 149 }, lines, 1.5)).toEqual({ x: 20, y: 148.5, lines: { y: 148.5 } });
});

test('a point beyond the reach stays', () => {
  expect(snapPoint({ x: 103.4, y: 150.1 }, lines, 1.5)).toEqual({ x: 103.4, y: 150.1, lines: {} });
});

test('of two lines the nearer one counts, whatever their order', () => {
  expect(snapPoint({ x: 61, y: 0 }, { x: [62.5, 60.5, 59], y: [] }, 2).x).toBe(60.5);
});
