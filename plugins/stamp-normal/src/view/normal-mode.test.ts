import type { DraftStamp } from '@sealwright/ui';
import { expect, test } from 'vitest';
import { copied, moved } from './normal-mode.ts';

const stamp = { options: { page: 2, at: '45mm,100.5mm', rotation: 90, width: '38mm' } } as unknown as DraftStamp;

test('a copy on another page stands at the same place, with the same turn and size', () => {
  expect(copied(stamp, 6)).toEqual({ page: 7, at: '45mm,100.5mm', rotation: 90, width: '38mm' });
});

test('a stamp goes to any page and place, and keeps its turn and size', () => {
  expect(moved(stamp, 0, { page: 0, x: 10, y: 20 })).toEqual({ page: 1, at: '10mm,20mm', rotation: 90, width: '38mm' });
});
