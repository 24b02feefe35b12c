import { expect, test } from 'vitest';
import { CORNERS, seenFromCorner } from './common-corner.ts';
import { readOptions, writeOptions } from './common-options.ts';

test('options and what they mean are two ways to say the same', () => {
  const meant = {
    pages: '1-3,5,last',
    at: { x: 40, y: 52.5 },
    corner: 'bottom-right',
    rotation: 12,
    corrections: new Map([
      [1, { x: 100, y: 60.2 }],
      [4, { x: 90, y: -1 }],
    ]),
    width: '38mm',
  } as const;
  expect(readOptions(writeOptions(meant))).toEqual(meant);
});

test('corrections are written in the order of pages, and not at all where there are none', () => {
  const at = { x: 40, y: 50 };
  const meant = { pages: 'all', at, corner: 'top-left', rotation: 0 } as const;
  const corrections = new Map([
    [9, at],
    [1, at],
  ]);
  expect(writeOptions({ ...meant, corrections })).toMatchObject({ corrections: '2:40mm,50mm;10:40mm,50mm' });
  expect(writeOptions({ ...meant, corrections: new Map() })).not.toHaveProperty('corrections');
});

test('what is left out has the defaults of the mode', () => {
  const corrections = new Map();
  const defaults = { pages: 'all', at: { x: 45, y: 100 }, corner: 'top-left', rotation: 0, corrections };
  expect(readOptions({ at: '4.5cm, 10cm' })).toEqual(defaults);
});

test('seen from a corner, and back', () => {
  const size = { width: 210, height: 297 };
  const point = { x: 40, y: 50 };
  expect(seenFromCorner(size, 'bottom-right', point)).toEqual({ x: 170, y: 247 });
  for (const corner of CORNERS) {
    expect(seenFromCorner(size, corner, seenFromCorner(size, corner, point))).toEqual(point);
  }
});
