import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unknownSettings } from './unknown-settings.ts';

test('the table of docs/platform.md has each setting that there is, and no other one', () => {
  const text = readFileSync(new URL('../../../docs/platform.md', import.meta.url), 'utf8');
  const [, table = ''] = text.split('| `SEALWRIGHT_PLATFORM_` | |');
  const rows = table.split('\n\n')[0]?.split('\n').slice(2) ?? [];
  const described = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([A-Z0-9_]+)`/g)].map(([, name]) => name),
  );
  expect(described).toHaveLength(26);
  expect(unknownSettings(Object.fromEntries(described.map((name) => [`SEALWRIGHT_PLATFORM_${name}`, 'x'])))).toEqual(
    [],
  );
  const given = readFileSync(new URL('read-config.ts', import.meta.url), 'utf8');
  const asked = [...given.matchAll(/(?:given|needed|number|list|isOn)\('([A-Z0-9_]+)'/g)].map(([, name]) => name);
  expect(asked.length).toBeGreaterThan(15);
  expect(described).toEqual(expect.arrayContaining([...new Set(asked)]));
});

test('a misspelt one is named', () => {
  const environment = {
    SEALWRIGHT_PLATFORM_ORIGIN: 'https://x',
    SEALWRIGHT_PLATFORM_ORIGINS: 'https://x',
    PATH: '/bin',
  };
  expect(unknownSettings(environment)).toEqual(['SEALWRIGHT_PLATFORM_ORIGIN']);
});
