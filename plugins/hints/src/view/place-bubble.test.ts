import { expect, test } from 'vitest';
import { type Box, placeBubble } from './place-bubble.ts';

const window = { width: 1000, height: 600 };
const size = { width: 200, height: 80 };
const box = (left: number, top: number, width: number, height: number): Box => ({ left, top, width, height });

test('below a button, its arrow at the middle of it', () => {
  const place = placeBubble(box(400, 50, 60, 30), size, window, []);
  expect(place).toEqual({ left: 330, top: 90, side: 'below', arrow: 100 });
});

test('within the window at its edge, the arrow still at the button', () => {
  const place = placeBubble(box(10, 50, 30, 30), size, window, []);
  expect(place).toEqual({ left: 10, top: 90, side: 'below', arrow: 16 });
});

test('left of a panel, near its beginning', () => {
  const place = placeBubble(box(780, 80, 220, 300), size, window, []);
  expect(place).toEqual({ left: 570, top: 80, side: 'left', arrow: 40 });
});

test('on the next side where it would cover something', () => {
  const control = box(400, 300, 60, 30);
  expect(placeBubble(control, size, window, [box(420, 380, 10, 10)])?.side).toBe('left');
  expect(placeBubble(control, size, window, [box(420, 380, 10, 10), box(300, 310, 10, 10)])?.side).toBe('right');
});

test('nowhere rather than over something', () => {
  expect(placeBubble(box(400, 300, 60, 30), size, window, [box(0, 0, 1000, 600)])).toBeUndefined();
  expect(placeBubble(box(0, 0, 1000, 600), size, window, [])).toBeUndefined();
});
