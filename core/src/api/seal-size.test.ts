import { expect, test } from 'vitest';
import { sealInSize } from './seal-size.ts';

const seal = { name: '公章', widthMm: 40, heightMm: 30 };

test('a seal has its own size unless another width is wanted', () => {
  expect(sealInSize(seal, {})).toBe(seal);
});

test.each([
  ['38mm', 38, 28.5],
  ['3.8 cm', 38, 28.5],
  ['60', 60, 45],
  ['5mm', 5, 3.75],
  ['200mm', 200, 150],
])('%s wide: its height follows', (width, widthMm, heightMm) => {
  expect(sealInSize(seal, { width })).toEqual({ name: '公章', widthMm, heightMm });
});

test.each(['4.9mm', '200.1mm', '0', '-38mm', '38px', ''])('a width of "%s" is refused', (width) => {
  expect(() => sealInSize(seal, { width })).toThrow(
    expect.objectContaining({ code: 'stamp.size-invalid', data: { least: 5, most: 200 } }),
  );
});
