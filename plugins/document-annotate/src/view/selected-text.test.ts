import { expect, test } from 'vitest';
import { joinedLines } from './selected-text.ts';

const area = (x: number, y: number, width: number, height = 5) => ({ x, y, width, height });

test('pieces of one line become one, and lines stay apart', () => {
  expect(joinedLines([area(40, 20.5, 10), area(10, 20, 29), area(10, 28, 50)])).toEqual([
    area(10, 20, 40, 5.5),
    area(10, 28, 50),
  ]);
});

test('what is named twice counts once', () => {
  expect(joinedLines([area(10, 20, 30), area(10, 20, 30), area(12, 20, 5)])).toEqual([area(10, 20, 30)]);
});

test('columns beside each other are no line', () => {
  expect(joinedLines([area(10, 20, 30), area(60, 20, 30)])).toHaveLength(2);
});
