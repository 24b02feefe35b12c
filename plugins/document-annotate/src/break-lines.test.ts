import { expect, test } from 'vitest';
import { breakLines } from './break-lines.ts';

/** Chinese characters are two wide, letters one. */
const advance = (character: string) => (/[\u3000-\u9fff\uff00-\uffef]/.test(character) ? 2 : 1);
const broken = (text: string, width: number) => breakLines(text, width, advance);

test.each<[string, number, readonly string[]]>([
  ['此处金额与附件不一致', 8, ['此处金额', '与附件不', '一致']],
  ['please confirm again', 14, ['please confirm', 'again']],
  ['请confirm合同', 8, ['请', 'confirm', '合同']],
  ['antidisestablish', 5, ['antid', 'isest', 'ablis', 'h']],
  ['四个汉字。下一句', 8, ['四个汉', '字。下一', '句']],
  ['甲方（印匠）', 6, ['甲方', '（印', '匠）']],
  ['字', 1, ['字']],
  ['', 10, ['']],
])('%s in %d', (text, width, lines) => {
  expect(broken(text, width)).toEqual(lines);
});

test('nothing is lost but spaces at breaks', () => {
  const text = '合同 No. YJ-2026-017 的金额为 576,450.00 元，请双方确认。';
  expect(broken(text, 11).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
});
