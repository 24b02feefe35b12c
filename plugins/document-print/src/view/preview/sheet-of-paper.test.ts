import { expect, test } from 'vitest';
import { sheetOfPaper } from './sheet-of-paper.ts';

test('paper of the page is the page', () => {
  expect(sheetOfPaper({ width: 100, height: 400 }, 'page')).toEqual({ width: 100, height: 400, x: 0, y: 0, scale: 1 });
});

test.each([
  ['A4', { width: 210, height: 297 }, { width: 210, height: 297, x: 0, y: 0, scale: 1 }],
  ['A4 by a program that rounds', { width: 211, height: 298 }, { width: 210, height: 297, x: -0.5, y: -0.5, scale: 1 }],
  ['A5 in the middle', { width: 148, height: 210 }, { width: 210, height: 297, x: 31, y: 43.5, scale: 1 }],
  [
    'A3 across, at half of its area',
    { width: 420, height: 297 },
    { width: 297, height: 210, x: 0, y: 0, scale: 297 / 420 },
  ],
  ['a tall page', { width: 210, height: 594 }, { width: 210, height: 297, x: 52.5, y: 0, scale: 0.5 }],
])('on A4: %s', (_, page, sheet) => {
  const { scale, x, y, width, height } = sheetOfPaper(page, 'a4');
  expect({ width, height }).toEqual({ width: sheet.width, height: sheet.height });
  expect(scale).toBeCloseTo(sheet.scale, 3);
  expect(x).toBeCloseTo(sheet.x, 1);
  expect(y).toBeCloseTo(sheet.y, 1);
});
