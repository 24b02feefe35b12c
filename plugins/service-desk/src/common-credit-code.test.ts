import { expect, test } from 'vitest';
import { creditCodeFault, tidyCreditCode } from './common-credit-code.ts';

// Published codes of well-known organisations.
test.each([
  ['Alibaba (China)', '91330100799655058B'],
  ['Tencent', '9144030071526726XG'],
  ['Baidu', '91110000802100433B'],
  ['Huawei', '914403001922038216'],
])('the code of %s is right', (_, code) => {
  expect(creditCodeFault(code)).toBeUndefined();
});

test('every single wrong character is noticed, and every exchange of two neighbours', () => {
  const code = '91330100799655058B';
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  for (let at = 0; at < code.length; at++) {
    for (const other of characters) {
      if (other === code[at]) continue;
      expect(creditCodeFault(code.slice(0, at) + other + code.slice(at + 1))).toBe('check-digit');
    }
    const [one, next] = [code[at]!, code[at + 1]];
    if (next === undefined || next === one) continue;
    expect(creditCodeFault(code.slice(0, at) + next + one + code.slice(at + 2))).toBe('check-digit');
  }
});

test('what is no code at all is said to be one', () => {
  expect(creditCodeFault('')).toBe('length');
  expect(creditCodeFault('91330100799655058')).toBe('length');
  // The letter O for the digit 0, and a letter that no code has.
  expect(creditCodeFault('9133O100799655058B')).toBe('characters');
  expect(creditCodeFault('9133010079965505SB')).toBe('characters');
  expect(creditCodeFault('统一社会信用代码统一社会信用代码统一')).toBe('characters');
});

test('codes are taken as they are copied: with spaces, small or wide letters', () => {
  expect(tidyCreditCode(' 9133 0100 7996 55058b ')).toBe('91330100799655058B');
  expect(tidyCreditCode('９１３３０１００７９９６５５０５８Ｂ')).toBe('91330100799655058B');
});
