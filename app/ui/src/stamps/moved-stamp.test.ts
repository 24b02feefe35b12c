import { expect, test } from 'vitest';
import type { DraftStamp } from '../contracts/stamp-drafts.ts';
import { copiedStamp, movedStamp } from './moved-stamp.ts';

const box = { x: 10, y: 20, width: 40, height: 6, rotation: 0 };

function stamp(options: DraftStamp['options'], pages: readonly number[] = [0]): DraftStamp {
  const places = pages.map((page) => ({ page, box, description: '2024-07-18' }));
  return { id: 'stamp-1', mode: 'date', seal: undefined, options, places, problem: undefined };
}

test('a stamp at a point goes anywhere, its turn and its look stay', () => {
  const placed = stamp({ pages: '1', at: '30mm,23mm', rotation: 90, colour: 'red' });
  expect(movedStamp(placed, 0, { page: 4, x: 100.04, y: 50 })).toEqual({
    pages: '5',
    at: '100mm,50mm',
    rotation: 90,
    colour: 'red',
  });
});

test('a stamp on several pages moves on all of them', () => {
  const placed = stamp({ pages: '1-3', at: '30mm,23mm' }, [0, 1, 2]);
  expect(movedStamp(placed, 1, { page: 1, x: 31, y: 24 })).toEqual({ pages: '1-3', at: '31mm,24mm' });
  expect(movedStamp(placed, 1, { page: 2, x: 31, y: 24 })).toBeUndefined();
});

test('a stamp at words keeps them and moves off from them', () => {
  const placed = stamp({ find: '日期', anchor: 'right', offset: '2mm,0mm' });
  expect(movedStamp(placed, 0, { page: 0, x: 33, y: 22 })).toEqual({
    find: '日期',
    anchor: 'right',
    offset: '5mm,-1mm',
  });
  expect(movedStamp(placed, 0, { page: 1, x: 33, y: 22 })).toBeUndefined();
});

test('a copy stands where the first place is, without words to look for', () => {
  const copy = { pages: '3', at: '30mm,23mm', rotation: 0, colour: 'red' };
  expect(copiedStamp(stamp({ pages: '1', at: '30mm,23mm', colour: 'red' }), 2)).toEqual(copy);
  expect(copiedStamp(stamp({ find: '日期', which: 'last', offset: '5mm,0mm', colour: 'red' }), 2)).toEqual(copy);
});
