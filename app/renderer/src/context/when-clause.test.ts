import { expect, test } from 'vitest';
import { holds } from './when-clause.ts';

const context = { 'document.active': true, 'document.busy': false, desktop: true };

test.each([
  [undefined, true],
  ['document.active', true],
  ['document.busy', false],
  ['!document.busy', true],
  ['! document.active', false],
  ['!!document.active', true],
  ['document.active && !document.busy', true],
  ['document.active&&desktop', true],
  ['document.active && document.busy', false],
  ['nobody.set.this', false],
  ['!nobody.set.this', true],
  ['constructor', false],
  ['toString', false],
])('%s is %s', (clause, expected) => {
  expect(holds(clause, context)).toBe(expected);
});
