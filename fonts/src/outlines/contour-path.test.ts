import type { OutlinePoint } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { contourPath } from './contour-path.ts';

const on = (x: number, y: number): OutlinePoint => ({ x, y, onCurve: true });
const off = (x: number, y: number): OutlinePoint => ({ x, y, onCurve: false });
const path = (...points: OutlinePoint[]) => contourPath(points, (point) => point).replaceAll('.000', '');

test('straight lines', () => {
  expect(path(on(0, 0), on(10, 0), on(10, 10))).toBe('M0 0L10 0L10 10Z');
});

test('a curve, and one that closes the contour', () => {
  expect(path(on(0, 0), off(5, 5), on(10, 0), off(5, -5))).toBe('M0 0Q5 5 10 0Q5 -5 0 0Z');
});

test('between two control points lies a point half way', () => {
  expect(path(on(0, 0), off(0, 10), off(10, 10), on(10, 0))).toBe('M0 0Q0 10 5 10Q10 10 10 0Z');
});

test('a contour may begin with a control point, or have nothing else', () => {
  expect(path(off(5, 5), on(10, 0), on(0, 0))).toBe('M10 0L0 0Q5 5 10 0Z');
  expect(path(off(0, 0), off(10, 0), off(10, 10), off(0, 10))).toBe('M0 5Q0 0 5 0Q10 0 10 5Q10 10 5 10Q0 10 0 5Z');
});

test('no points, no path', () => {
  expect(path()).toBe('');
});

test('points go where they are put', () => {
  expect(contourPath([on(0, 0), on(500, 0)], ({ x, y }) => ({ x: 1 + x / 100, y: 2 - y / 100 }))).toBe(
    'M1.000 2.000L6.000 2.000Z',
  );
});
