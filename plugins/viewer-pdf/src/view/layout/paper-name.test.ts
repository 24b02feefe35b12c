import { expect, test } from 'vitest';
import { paperName } from './paper-name.ts';

test.each([
  [{ width: 210, height: 297 }, 'A4'],
  [{ width: 209.9, height: 296.7 }, 'A4'],
  [{ width: 297, height: 210 }, 'A4 横向'],
  [{ width: 420, height: 297 }, 'A3 横向'],
  [{ width: 215.9, height: 279.4 }, 'Letter'],
  [{ width: 100.4, height: 100.4 }, '100 × 100 mm'],
])('%o is %s', (size, name) => {
  expect(paperName(size)['zh-CN']).toBe(name);
});
