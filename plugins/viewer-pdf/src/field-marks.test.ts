import { boundsOfUnitSquare, boxToUser, pageGeometry } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { displayBox } from './field-marks.ts';

const rect = { x1: 100, y1: 650, x2: 200, y2: 700 };
const visible = { x1: 20, y1: 30, x2: 520, y2: 730 };

test.each([0, 90, 180, 270] as const)(
  'a rectangle on a page turned by %i lies where a seal in its box would',
  (rotate) => {
    for (const userUnit of [1, 2.5]) {
      const page = pageGeometry(0, visible, rotate, userUnit);
      const back = boundsOfUnitSquare(boxToUser(page, displayBox(page, rect)));
      for (const key of ['x1', 'y1', 'x2', 'y2'] as const) expect(back[key]).toBeCloseTo(rect[key], 6);
    }
  },
);

test('distances are measured from the top left corner of what is visible', () => {
  const box = displayBox(pageGeometry(0, visible, 0, 1), rect);
  expect(box.x).toBeCloseTo((80 / 72) * 25.4, 6);
  expect(box.y).toBeCloseTo((30 / 72) * 25.4, 6);
  expect(box.width).toBeCloseTo((100 / 72) * 25.4, 6);
});
