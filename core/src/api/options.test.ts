import { Check } from 'typebox/schema';
import { describe, expect, test } from 'vitest';
import { completeOptions, OptionInvalid, OptionMissing, OptionsSchema, OptionUnknown } from './options.ts';

const title = { 'zh-CN': '选项', en: 'option' };
const schema: OptionsSchema = {
  type: 'object',
  properties: {
    at: { type: 'string', title, pattern: '^\\d+mm$', examples: ['20mm'] },
    page: { type: 'integer', title, default: 1, minimum: 1, maximum: 9 },
    scale: { type: 'number', title },
    scheme: { type: 'string', title, enum: ['pkcs1', 'pss'] },
    all: { type: 'boolean', title },
  },
  required: ['at'],
};

test('defaults are filled in, what has none stays out, and the given is left alone', () => {
  const given = Object.freeze({ at: '7mm' });
  expect(completeOptions(schema, given)).toEqual({ at: '7mm', page: 1 });
  expect(completeOptions(schema, { at: '7mm', page: 2, scale: 0.5, scheme: 'pss', all: false })).toEqual({
    at: '7mm',
    page: 2,
    scale: 0.5,
    scheme: 'pss',
    all: false,
  });
});

test.each([{}, { at: undefined }, { at: '' }])('%j lacks what is required', (given) => {
  expect(() => completeOptions(schema, given)).toThrow(expect.toSatisfy(OptionMissing.is));
});

test('an option that the schema lacks is named with those that it has', () => {
  expect(() => completeOptions(schema, { at: '7mm', att: '7mm' })).toThrow(
    expect.objectContaining({
      code: OptionUnknown.code,
      data: { option: 'att', known: Object.keys(schema.properties) },
    }),
  );
});

test.each([
  ['at', '7 furlongs', 'a form like 20mm'],
  ['page', 1.5, 'a whole number of at least 1 of at most 9'],
  ['page', 10, 'a whole number of at least 1 of at most 9'],
  ['page', '2', 'a whole number of at least 1 of at most 9'],
  ['scale', Number.NaN, 'a number'],
  ['scheme', 'pkcs7', 'pkcs1 | pss'],
  ['all', 'yes', 'true or false'],
])('%s does not take %j', (option, value, expected) => {
  expect(() => completeOptions(schema, { at: '7mm', [option]: value })).toThrow(
    expect.objectContaining({ code: OptionInvalid.code, data: expect.objectContaining({ option, expected }) }),
  );
});

describe('in a manifest', () => {
  test('a sound schema passes', () => {
    expect(Check(OptionsSchema, schema)).toBe(true);
  });

  test.each([
    ['no title', { type: 'string' }],
    ['a type that forms do not have', { type: 'array', title }],
    ['a pattern that is none', { type: 'string', title, pattern: '(' }],
    ['a minimum that is no number', { type: 'integer', title, minimum: '1' }],
    ['a choice among nothing', { type: 'string', title, enum: [] }],
    ['a short form of two letters', { type: 'string', title, short: 'oo' }],
  ])('%s does not', (_, option) => {
    expect(Check(OptionsSchema, { type: 'object', properties: { option } })).toBe(false);
  });
});
