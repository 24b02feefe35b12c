import { expect, test } from 'vitest';
import { formatStrokes, parseStrokes } from './common-strokes.ts';

test('points with and without pressure; what a pen reports beyond its range is cut off', () => {
  expect(parseStrokes('[[[0,0,0.4],[1.5,-2]],[[3,4,7]],[]]')).toEqual([
    [
      { x: 0, y: 0, pressure: 0.4 },
      { x: 1.5, y: -2, pressure: 0.5 },
    ],
    [{ x: 3, y: 4, pressure: 1 }],
  ]);
});

test.each([
  ['', 'handwriting.unreadable'],
  ['{}', 'handwriting.unreadable'],
  ['[1]', 'handwriting.unreadable'],
  ['[[1]]', 'handwriting.unreadable'],
  ['[[[1]]]', 'handwriting.unreadable'],
  ['[[["1",2]]]', 'handwriting.unreadable'],
  ['[[[1,2,null]]]', 'handwriting.unreadable'],
  ['[[[1,2,3,4]]]', 'handwriting.unreadable'],
  ['[[[1e400,2]]]', 'handwriting.unreadable'],
  ['[]', 'handwriting.empty'],
  ['[[],[]]', 'handwriting.empty'],
  ['[[[501,0]]]', 'handwriting.too-large'],
  [JSON.stringify([Array.from({ length: 10_001 }, () => [0, 0])]), 'handwriting.too-long'],
  [' '.repeat(1_000_001), 'handwriting.too-long'],
])('%.40s is refused with %s', (json, code) => {
  expect(() => parseStrokes(json)).toThrow(expect.objectContaining({ code }));
});

test('what is written is read as it was, to a thousandth of a millimetre', () => {
  const strokes = [[{ x: 1.23456, y: -2, pressure: 0.456 }], [{ x: 3, y: 4, pressure: 1 }]];
  expect(formatStrokes(strokes)).toBe('[[[1.235,-2,0.46]],[[3,4,1]]]');
  expect(formatStrokes(parseStrokes(formatStrokes(strokes)))).toBe(formatStrokes(strokes));
});
