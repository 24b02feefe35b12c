import { pageGeometry } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { PageLayout, SIDE_MARGIN, VERTICAL_MARGIN } from './page-layout.ts';
import { ACTUAL_SIZE, largestZoom, ZOOM_STEPS, zoomFactor, zoomStep } from './zoom.ts';

const a4 = { width: 210, height: 297 };
const window = { width: 1000, height: 700 };

test('fitting leaves the margins free', () => {
  expect(zoomFactor('width', a4, window, 8) * a4.width * ACTUAL_SIZE).toBeCloseTo(1000 - 2 * SIDE_MARGIN);
  expect(zoomFactor('page', a4, window, 8) * a4.height * ACTUAL_SIZE).toBeCloseTo(700 - 2 * VERTICAL_MARGIN);
  expect(zoomFactor('page', { width: 297, height: 10 }, window, 8)).toBe(
    zoomFactor('width', { width: 297, height: 10 }, window, 8),
  );
});

test('a fitted page needs no horizontal scrolling', () => {
  const page = pageGeometry(0, { x1: 0, y1: 0, x2: 595.276, y2: 841.89 }, 0, 1);
  const scale = zoomFactor('width', page.size, window, 8) * ACTUAL_SIZE;
  const layout = new PageLayout([page], { scale, turn: 0, windowWidth: window.width, pixelRatio: 1 });
  expect(layout.size.width).toBe(window.width);
});

test('automatic is the width, but not larger than reads well', () => {
  expect(zoomFactor('automatic', a4, { width: 600, height: 700 }, 8)).toBe(
    zoomFactor('width', a4, { width: 600, height: 700 }, 8),
  );
  expect(zoomFactor('automatic', a4, { width: 3000, height: 700 }, 8)).toBe(1.25);
});

test('factors stay within the limits', () => {
  expect(zoomFactor(100, a4, window, 8)).toBe(8);
  expect(zoomFactor(0, a4, window, 8)).toBe(0.1);
  expect(zoomFactor('width', a4, { width: 0, height: 0 }, 8)).toBe(0.1);
});

test('only very long documents limit the zoom', () => {
  expect(largestZoom(200 * 297)).toBe(64);
  expect(largestZoom(1_000 * 297)).toBeGreaterThan(8);
  expect(largestZoom(100_000 * 297)).toBeLessThan(1);
});

test('steps go to the next one, also from between two', () => {
  expect(zoomStep(1, 1)).toBe(1.1);
  expect(zoomStep(1, -1)).toBe(0.9);
  expect(zoomStep(0.734, 1)).toBe(0.75);
  expect(zoomStep(0.734, -1)).toBe(0.67);
  expect(zoomStep(0.999, 1)).toBe(1.1);
  expect(zoomStep(64, 1)).toBe(64);
  expect(zoomStep(0.1, -1)).toBe(0.1);
  expect([...ZOOM_STEPS].sort((a, b) => a - b)).toEqual(ZOOM_STEPS);
});
