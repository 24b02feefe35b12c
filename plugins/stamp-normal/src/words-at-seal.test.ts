import type { DisplayBox } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { wordsAtSeal } from './words-at-seal.ts';

const seal = (x: number, y: number): DisplayBox => ({ x: x - 20, y: y - 20, width: 40, height: 40, rotation: 0 });
/** Characters are 4 mm wide. */
const line = (text: string, x: number, y: number) => ({
  text,
  box: { x, y: y - 2, width: 4 * text.length, height: 4, rotation: 0 },
});

test('words under the seal come before words beside it; what is far away does not count', () => {
  const lines = [line('旁边的文字', 30, 190), line('盖住的文字', 90, 200), line('很远的文字', 20, 40)];
  expect(wordsAtSeal(lines, seal(100, 200))).toEqual(['盖住的文字', '旁边的文字']);
});

test('where seals belong is likelier than what lies nearer', () => {
  const lines = [line('日期：2026年1月', 60, 225), line('乙方（盖章）：', 20, 200)];
  expect(wordsAtSeal(lines, seal(100, 205))[0]).toBe('乙方（盖章）');
});

test('of a line with several labels the one at the seal is taken, without what is filled in', () => {
  const lines = [line('甲方（盖章）：________　乙方（盖章）：________', 20, 200)];
  const [first] = wordsAtSeal(lines, seal(130, 210));
  expect(first).toBe('乙方（盖章）');
});

test('nothing that could not be looked for', () => {
  const lines = [line('____', 90, 200), line('（1）', 90, 205), line('字'.repeat(40), 20, 195)];
  expect(wordsAtSeal(lines, seal(100, 200))).toEqual([]);
});

test('between two labels the seal belongs to the one before it, rather than to where people sign', () => {
  const lines = [
    line('甲方（盖章）：', 30, 200),
    line('乙方（盖章）：', 135, 200),
    line('授权代表（签字）：', 80, 212),
    line('本合同经双方盖章后生效，共三份', 70, 188),
  ];
  const [first, ...others] = wordsAtSeal(lines, seal(100, 205));
  expect(first).toBe('甲方（盖章）');
  expect(others).toContain('授权代表（签字）');
});
