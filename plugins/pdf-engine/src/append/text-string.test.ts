import { expect, test } from 'vitest';
import { decodeTextString } from '../signatures/text-string.ts';
import { textString } from './text-string.ts';

test.each(['', 'Reason', 'Müller & Söhne', '合同专用章', '𠮷野', 'þÿ', 'ï»¿x', '\u00ad', '€ „x“', 'a\tb\nc'])(
  '%j comes back',
  (text) => {
    expect(decodeTextString(textString(text).bytes)).toBe(text);
  },
);

test('one byte per character where that is enough', () => {
  expect(textString('Genève').bytes).toHaveLength(6);
  expect([...textString('章').bytes]).toEqual([0xfe, 0xff, 0x7a, 0xe0]);
});
