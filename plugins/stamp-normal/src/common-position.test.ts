import { expect, test } from 'vitest';
import { optionsAt, positionOf } from './common-position.ts';

test('options and position are two ways to say the same', () => {
  const position = { page: 2, x: 112.4, y: 171.5, rotation: 37 };
  expect(positionOf(optionsAt(position))).toEqual(position);
});

test('lengths are written to a tenth of a millimetre, the page counted from 1', () => {
  expect(optionsAt({ page: 0, x: 104.9499, y: 0.05 })).toEqual({ page: 1, at: '104.9mm,0.1mm', rotation: 0 });
  expect(optionsAt({ page: 0, x: -0.01, y: -3 })).toEqual({ page: 1, at: '0mm,-3mm', rotation: 0 });
});

test('what the options leave out has the defaults of the mode', () => {
  expect(positionOf({ at: '4.5cm, 10cm' })).toEqual({ page: 0, x: 45, y: 100, rotation: 0 });
});

test('a point that cannot be read is no position', () => {
  expect(positionOf({ page: 1, at: 'there' })).toBeUndefined();
  expect(positionOf({ page: 1 })).toBeUndefined();
});
