import { expect, test } from 'vitest';
import { breakText } from './break-text.ts';

/** Chinese characters are one em wide, others half. */
const advance = (character: string) => (character.charCodeAt(0) < 0x80 ? 500 : 1000);
const lines = (text: string, squares: number) => breakText(text, squares * 1000, advance);

test('lines fill up to the width, and no further', () => {
  expect(lines('一二三四五六七', 3)).toEqual(['一二三', '四五六', '七']);
  expect(lines('ab cd ef', 2.5)).toEqual(['ab cd', 'ef']);
});

test('words stay whole where a line holds them, and are cut where none does', () => {
  expect(lines('一abcd', 2)).toEqual(['一', 'abcd']);
  expect(lines('aaaaaaaa', 2)).toEqual(['aaaa', 'aaaa']);
});

test('closing marks never begin a line, opening marks never end one', () => {
  expect(lines('一二，三', 2)).toEqual(['一二，', '三']);
  expect(lines('一（二）', 2)).toEqual(['一', '（二）']);
});

test('line ends stay, and nothing gets lost', () => {
  expect(lines('一\n\n二', 5)).toEqual(['一', '', '二']);
  const text = '（（（“甲方abc”）））'.repeat(20);
  expect(lines(text, 1).join('')).toBe(text);
});
