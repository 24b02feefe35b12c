import { expect, it } from 'vitest';
import { controlOf } from './setting-control.ts';

const light = { 'zh-CN': '浅色', en: 'Light' };

it('finds the control that a schema calls for', () => {
  expect(controlOf({ type: 'boolean' })).toEqual({ kind: 'switch' });
  expect(controlOf({ type: 'string', maxLength: 5 })).toEqual({ kind: 'text', maxLength: 5 });
  expect(controlOf({ type: 'string', format: 'path' })).toMatchObject({ kind: 'path' });
  expect(controlOf({ type: 'integer', minimum: 1, maximum: 9, unit: 'mm' })).toEqual({
    kind: 'number',
    isInteger: true,
    min: 1,
    max: 9,
    unit: { 'zh-CN': 'mm', en: 'mm' },
  });
  expect(controlOf({ type: 'array', items: { type: 'string', format: 'path' }, maxItems: 3 })).toMatchObject({
    kind: 'list',
    item: { kind: 'path' },
    maxItems: 3,
  });
});

it('names choices as the schema does, else by their value', () => {
  const named = controlOf({ oneOf: [{ const: 'light', title: light }, { const: 2 }] });
  expect(named).toEqual({
    kind: 'select',
    choices: [
      { value: 'light', title: light },
      { value: 2, title: { 'zh-CN': '2', en: '2' } },
    ],
  });
  expect(controlOf({ type: 'string', enum: ['a'] })).toMatchObject({ choices: [{ value: 'a' }] });
});

it('leaves everything else to JSON', () => {
  for (const schema of [
    {},
    { type: 'object' },
    { type: ['string', 'null'] },
    { type: 'array', items: { type: 'number' } },
    { type: 'array', items: { type: 'string', enum: ['a'] } },
    { oneOf: [{ type: 'string' }, { const: 1 }] },
  ])
    expect(controlOf(schema)).toEqual({ kind: 'json' });
});
