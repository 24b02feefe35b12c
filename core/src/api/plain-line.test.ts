import { expect, test } from 'vitest';
import { plainLine } from './plain-line.ts';

test('a plain text stays as it is', () => {
  expect(plainLine('采购合同（一）𠮷 Q3.pdf')).toBe('采购合同（一）𠮷 Q3.pdf');
});

test('nothing commands a terminal or begins another line', () => {
  expect(plainLine('\u001b[2JPIN:\r\n\u0085\u2028ok\u0007')).toBe('[2JPIN: ok');
});

test('nothing turns the direction of a text or stays unseen in it', () => {
  expect(plainLine('\u202eexe.fdp\u202c \u2066a\u2069\u200f')).toBe('exe.fdp a');
  expect(plainLine('财\u200b务\ufeff部\u00ad')).toBe('财务部');
});
