import { expect, it } from 'vitest';
import type { Setting } from '../../common-settings-rpc.ts';
import { settingsSchema } from './settings-schema.ts';
import { textOf, valuesOf, withEntry } from './settings-text.ts';

const theme: Setting = {
  key: 'appearance.theme',
  plugin: 'appearance',
  data: {
    title: { 'zh-CN': '主题', en: 'Theme' },
    schema: { oneOf: [{ const: 'light', title: { 'zh-CN': '浅色', en: 'Light' } }] },
    default: 'system',
  },
  value: 'light',
  isSet: true,
};
const zoom: Setting = { ...theme, key: 'viewer.zoom', value: 1, isSet: false };

it('makes one schema of all, in one language', () => {
  expect(settingsSchema([theme], 'zh-CN')).toEqual({
    type: 'object',
    additionalProperties: false,
    properties: {
      'appearance.theme': { oneOf: [{ const: 'light', title: '浅色' }], title: '主题', default: 'system' },
    },
  });
});

it('writes what is set and reads it back', () => {
  const text = textOf([theme, zoom]);
  expect(text).toBe('{\n  "appearance.theme": "light"\n}\n');
  expect(valuesOf(text)).toEqual({ 'appearance.theme': 'light' });
  expect(valuesOf('  ')).toEqual({});
  for (const wrong of ['[]', 'null', '{', '"x"']) expect(valuesOf(wrong)).toBeUndefined();
});

it('adds an entry to edit, and leaves alone what it cannot read', () => {
  expect(valuesOf(withEntry('{}', 'viewer.zoom', [theme, zoom]))).toEqual({ 'viewer.zoom': 1 });
  expect(withEntry('{"viewer.zoom": 3}', 'viewer.zoom', [zoom])).toBe('{"viewer.zoom": 3}');
  expect(withEntry('{', 'viewer.zoom', [zoom])).toBe('{');
  expect(withEntry('{}', 'unknown', [zoom])).toBe('{}');
});
