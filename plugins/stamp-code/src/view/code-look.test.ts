import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { CODE_SIZES } from '../common-code-drawing.ts';
import { lookOf, lookOptions, usualLook } from './code-look.ts';

test('a look and the options that name it are the same', () => {
  const look = { text: 'https://example.com/1', size: 32.5, correction: 'high' } as const;
  expect(lookOf({ at: '10mm,10mm', ...lookOptions(look) })).toEqual(look);
  expect(lookOf({ text: 'x', size: '3cm' })).toEqual({ text: 'x', size: 30, correction: 'medium' });
});

test('settings and options agree on what is usual', () => {
  const { settings, stampModes } = manifest.sealwright.contributes;
  const defaults = Object.fromEntries(settings.map(({ id, default: usual }) => [id, usual]));
  const { size, correction } = stampModes[0]!.options.properties;
  const { text: _, ...usual } = lookOf({ size: size.default, correction: correction.default });
  expect(usualLook(defaults)).toEqual(usual);
  expect(usualLook({})).toEqual(usual);
  expect(settings[0]!.schema).toMatchObject({ minimum: CODE_SIZES.least, maximum: CODE_SIZES.most });
});

test('settings that are none are the nearest that are', () => {
  expect(usualLook({ 'code.size': 900, 'code.correction': 'best' })).toEqual({ size: 200, correction: 'medium' });
});
