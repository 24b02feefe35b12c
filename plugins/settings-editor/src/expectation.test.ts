import { expect, it } from 'vitest';
import { checkValue, expectationOf, ValueMisfit } from './expectation.ts';

it.each([
  [{ type: 'boolean' }, ' true 或 false', 'true or false'],
  [
    { type: 'integer', minimum: 1, maximum: 9 },
    '不小于 1 且不大于 9 的整数',
    'a whole number of at least 1 and at most 9',
  ],
  [{ type: 'number' }, '数字', 'a number'],
  [{ enum: ['a', 1] }, '以下之一："a"、1', 'one of "a", 1'],
  [{ oneOf: [{ const: 'light' }, { const: 'dark' }] }, '以下之一："light"、"dark"', 'one of "light", "dark"'],
  [{ oneOf: [{ type: 'string' }] }, '另一种形式', 'another form'],
  [{ type: 'string', pattern: 'x' }, '长度和形式符合要求的文字', 'a text of the right length and form'],
])('says what a value of %j has to be', (schema, zh, en) => {
  expect(expectationOf(schema)).toEqual({ 'zh-CN': zh, en });
});

it('lets pass what fits and tells what does not in both languages', () => {
  expect(() => checkValue('a.b', { type: 'integer', minimum: 1 }, 1)).not.toThrow();
  try {
    checkValue('a.b', { type: 'integer', minimum: 1 }, 0);
    expect.unreachable();
  } catch (fault) {
    expect(ValueMisfit.is(fault) && fault.sentence['zh-CN']).toBe(
      '设置项“a.b”的值不正确，应为不小于 1 的整数。没有保存。',
    );
  }
});
