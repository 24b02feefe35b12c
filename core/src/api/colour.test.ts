import { expect, test } from 'vitest';
import { COLOUR_PATTERN, parseColour } from './colour.ts';

test('colours by name and by number', () => {
  expect(parseColour('black')).toEqual([0, 0, 0]);
  expect(parseColour('#ff0080')).toEqual([1, 0, 128 / 255]);
});

test.each(['', 'green', '#ff00', 'ff0080', '#ff00800', 'toString', 'red '])('%o is none', (text) => {
  expect(parseColour(text)).toBeUndefined();
  expect(text).not.toMatch(new RegExp(COLOUR_PATTERN));
});
