import { expect, test } from 'vitest';
import { textTable } from './text-table.ts';

test('columns line up, wide characters taking two', () => {
  expect(
    textTable([
      ['名称', 'Size', 'x'],
      ['a', '42', 'y'],
      ['合同专用章', '1', 'z'],
    ]),
  ).toBe(['名称        Size  x', 'a           42    y', '合同专用章  1     z'].join('\n'));
});

test('a cell cannot break out of its row or steer the terminal', () => {
  expect(textTable([['a\nb\u001b[2J', 'c']])).toBe('a b [2J  c');
});

test('a table without rows is empty', () => expect(textTable([])).toBe(''));
