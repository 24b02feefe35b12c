import { expect, test } from 'vitest';
import { pageNumbers } from './page-numbers.ts';

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [1, 19, [1, 2, undefined, 19]],
  [4, 19, [1, 2, 3, 4, 5, undefined, 19]],
  [10, 19, [1, undefined, 9, 10, 11, undefined, 19]],
  [19, 19, [1, undefined, 18, 19]],
])('page %i of %i', (page, last, numbers) => {
  expect(pageNumbers(page, last)).toEqual(numbers);
});
