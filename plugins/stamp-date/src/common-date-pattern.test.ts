import { expect, test } from 'vitest';
import { formatDate } from './common-date-pattern.ts';

const time = { year: 2024, month: 7, day: 18, hour: 9, minute: 5, second: 3 };

test.each([
  ['yyyy年MM月dd日', '2024年07月18日'],
  ['{y}年{M}月{d}日', '二〇二四年七月十八日'],
  ['yyyy-MM-dd', '2024-07-18'],
  ['yy/M/d', '24/7/18'],
  ['yyyy.MM.dd HH:mm:ss', '2024.07.18 09:05:03'],
  ['签署日期：yyyy年M月d日', '签署日期：2024年7月18日'],
  ["'Signed on' yyyy-MM-dd", 'Signed on 2024-07-18'],
  ["d 'o''clock' ''", "18 o'clock '"],
])('%s', (pattern, text) => {
  expect(formatDate(pattern, time)).toBe(text);
});

test.each([
  ['yyyyy-MM-dd', 'yyyyy'],
  ['yyyy-MMM-dd', 'MMM'],
  ['YYYY-MM-dd', 'YYYY'],
  ['{y}年{D}日', '{D}'],
  ['{y年', '{'],
  ["yyyy 'on", "'"],
  ['signed yyyy', 's'],
  ['{toString}', '{toString}'],
])('%s has a part that nobody knows', (pattern, part) => {
  expect(() => formatDate(pattern, time)).toThrow(
    expect.objectContaining({ code: 'date.pattern-invalid', data: { part } }),
  );
});

test.each(["'yyyy'", 'HH:mm', '年月日'])('%s shows no date', (pattern) => {
  expect(() => formatDate(pattern, time)).toThrow(expect.objectContaining({ code: 'date.pattern-without-date' }));
});
