import { parseStampSize } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { fontSizeOf, fontSizeRange, fontSizeText, inUnit } from './font-size.ts';

test.each([
  ['14pt', { value: 14, unit: 'pt' }],
  ['5 mm', { value: 5, unit: 'mm' }],
  ['5', { value: 5, unit: 'mm' }],
  ['0.5cm', { value: 5, unit: 'mm' }],
] as const)('%s', (text, size) => {
  expect(fontSizeOf(text)).toEqual(size);
});

test('another unit is the same size, to a tenth', () => {
  expect(inUnit({ value: 14, unit: 'pt' }, 'mm')).toEqual({ value: 4.9, unit: 'mm' });
  expect(inUnit({ value: 4.9, unit: 'mm' }, 'pt')).toEqual({ value: 13.9, unit: 'pt' });
  expect(inUnit({ value: 14, unit: 'pt' }, 'pt')).toEqual({ value: 14, unit: 'pt' });
});

test.each(['pt', 'mm'] as const)('the mode takes the ends of the range in %s', (unit) => {
  for (const value of Object.values(fontSizeRange(unit)))
    expect(() => parseStampSize(fontSizeText({ value, unit }), { least: 1.5, most: 50 })).not.toThrow();
});
