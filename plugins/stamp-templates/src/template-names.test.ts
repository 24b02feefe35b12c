import { expect, test } from 'vitest';
import { cleanName, isSameName } from './template-names.ts';

test.each([
  ['  采购　合同 \n', '采购 合同'],
  ['Vertrag für Ünal', 'Vertrag für Ünal'],
  ['عقد الشراء', 'عقد الشراء'],
  ['caf\u0065\u0301', 'café'],
  ['a\u202eb\u0000c', 'ab c'],
])('%j is kept as %j', (given, kept) => {
  expect(cleanName(given)).toBe(kept);
});

test.each(['', '  \t', '\u200b', '章'.repeat(61)])('%j is no name', (name) => {
  expect(() => cleanName(name)).toThrow(
    expect.objectContaining({ code: 'templates.name-invalid', data: { most: 60 } }),
  );
});

test('characters outside the basic plane count once', () => {
  expect(cleanName('𠮷'.repeat(60))).toHaveLength(120);
});

test('names are one without regard to case, width and spaces around', () => {
  expect(isSameName('ＡＢ合同', ' ab合同')).toBe(true);
  expect(isSameName('ab合同', 'ab合同1')).toBe(false);
});
