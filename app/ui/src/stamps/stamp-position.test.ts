import { expect, test } from 'vitest';
import { positionOptions, stampPosition } from './stamp-position.ts';

test('options and position are two ways to say the same', () => {
  const position = { page: 2, x: 112.4, y: 171.5, rotation: 37 };
  expect(positionOptions(position)).toEqual({ pages: '3', at: '112.4mm,171.5mm', rotation: 37 });
  expect(stampPosition(positionOptions(position))).toEqual(position);
});

test('what the options leave out has the defaults of the modes', () => {
  expect(stampPosition({ at: '4.5cm, 10cm' })).toEqual({ page: 0, x: 45, y: 100, rotation: 0 });
});

test.each([{ at: '1,1', pages: 'all' }, { at: '1,1', pages: '1-3' }, { at: 'there' }, { find: '日期' }, {}])(
  '%o is no single position',
  (options) => {
    expect(stampPosition(options)).toBeUndefined();
  },
);
