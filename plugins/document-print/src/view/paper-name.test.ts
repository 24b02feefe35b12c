import { expect, test } from 'vitest';
import { paperName } from './paper-name.ts';

test.each([
  [210, 297, 'A4', 'A4'],
  [297, 210, 'A4 横向', 'A4 landscape'],
  [211, 298, 'A4', 'A4'],
  [216, 279, 'Letter', 'Letter'],
  [176, 250, 'B5', 'B5'],
  [100, 150, '100 × 150 mm', '100 × 150 mm'],
  [213, 297, '213 × 297 mm', '213 × 297 mm'],
])('%i × %i mm', (width, height, chinese, english) => {
  expect(paperName({ width, height, pages: 1 })).toEqual({ 'zh-CN': chinese, en: english });
});
