import { expect, test } from 'vitest';
import { terminalText } from './terminal-text.ts';

test('lines and columns stay', () => {
  expect(terminalText('名称\t标识\n  公章  1\n')).toBe('名称\t标识\n  公章  1\n');
});

test('nothing commands the terminal', () => {
  expect(terminalText('CN=\u001b[2J\u009b1A\rvalid\u0007\u007f')).toBe('CN= [2J 1A valid  ');
});
