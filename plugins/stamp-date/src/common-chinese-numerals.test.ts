import { expect, test } from 'vitest';
import { counted, digitByDigit } from './common-chinese-numerals.ts';

test.each([
  [2024, '二〇二四'],
  [2000, '二〇〇〇'],
  [1999, '一九九九'],
])('the year %i', (year, text) => {
  expect(digitByDigit(year)).toBe(text);
});

test('every day of a month', () => {
  const days = Array.from({ length: 31 }, (_, index) => counted(index + 1));
  expect(days.join(' ')).toBe(
    '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 ' +
      '二十一 二十二 二十三 二十四 二十五 二十六 二十七 二十八 二十九 三十 三十一',
  );
});
