import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { lookOf, lookOptions, USUAL_LOOK } from './common-date-look.ts';

test('a look and the options that name it are the same', () => {
  const look = { format: 'yyyy-MM-dd', font: 'hei', bold: true, size: '5mm', colour: '#d91c1c' } as const;
  expect(lookOf({ at: '10mm,10mm', ...lookOptions(look) })).toEqual(look);
});

test('options, settings and code agree on the usual look', () => {
  const { stampModes, settings } = manifest.sealwright.contributes;
  const defaults = Object.entries(stampModes[0]!.options.properties).map(([name, option]) => [
    name,
    'default' in option ? option.default : undefined,
  ]);
  expect(lookOf(Object.fromEntries(defaults))).toEqual(USUAL_LOOK);
  expect(Object.fromEntries(settings.map(({ id, default: usual }) => [id.slice('date.'.length), usual]))).toEqual(
    USUAL_LOOK,
  );
  expect(lookOf({})).toEqual(USUAL_LOOK);
});
