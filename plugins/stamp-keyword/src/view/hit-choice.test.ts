import { HITS_PATTERN } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { choiceOptions, chosenNumbers, type HitChoice, numberList, toggled } from './hit-choice.ts';

const hits = [0, 0, 2, 2, 2, 5].map((page, index) => ({ number: index + 1, page }));
const numbers = (choice: HitChoice) => [...chosenNumbers(hits, choice)];

test.each([
  [{ rule: 'all' }, [1, 2, 3, 4, 5, 6]],
  [{ rule: 'first' }, [1]],
  [{ rule: 'last' }, [6]],
  [{ rule: 'first-of-page' }, [1, 3, 6]],
  [{ rule: 'last-of-page' }, [2, 5, 6]],
  [{ rule: 'nth', nth: 4 }, [4]],
  [{ rule: 'nth', nth: 7 }, []],
] as const)('%j', (choice, expected) => {
  expect(numbers(choice)).toEqual(expected);
});

test('a tick by hand begins with what the rule had chosen', () => {
  const without = toggled(hits, { rule: 'first-of-page' }, 3);
  expect(numbers(without)).toEqual([1, 6]);
  expect(numbers(toggled(hits, without, 4))).toEqual([1, 6, 4]);
});

test('choices as options', () => {
  expect(choiceOptions({ rule: 'last-of-page' })).toEqual({ which: 'last-of-page' });
  expect(choiceOptions({ rule: 'nth', nth: 2 })).toEqual({ hits: '2' });
  expect(choiceOptions({ rule: 'listed', numbers: new Set([6, 2, 3, 4]) })).toEqual({ hits: '2-4,6' });
});

test('lists of numbers fit the pattern of the option', () => {
  for (const list of [[1], [3, 1, 2], [1, 2, 9, 10_000]]) expect(numberList(list)).toMatch(new RegExp(HITS_PATTERN));
});
