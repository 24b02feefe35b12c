import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Check } from 'typebox/schema';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtInCatalogue, Catalogue, CatalogueInvalid, readVendors, USER_CATALOGUE } from './catalogue.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-catalogue-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const write = (text: string) => writeFileSync(join(folder, USER_CATALOGUE), text);
const title = { 'zh-CN': '某某 CA', en: 'Some CA' };

test('the built-in catalogue is valid, begins with NETCA, and knows all makers it names', () => {
  expect(Check(Catalogue, builtInCatalogue)).toBe(true);
  const { vendors } = builtInCatalogue;
  const ids = vendors.map(({ id }) => id);
  expect(ids[0]).toBe('netca');
  expect(new Set(ids).size).toBe(ids.length);
  for (const { makers = [] } of vendors) expect(ids).toEqual(expect.arrayContaining(makers));
});

test('what was never tried with a real key says so', () => {
  const tried = builtInCatalogue.vendors.filter(({ unverified }) => !unverified).map(({ id }) => id);
  expect(tried).toEqual(['opensc', 'softhsm2', 'p11-kit']);
});

test('without a catalogue of the user the built-in one stands', async () => {
  expect(await readVendors(folder)).toEqual({ vendors: builtInCatalogue.vendors });
});

test('a catalogue of the user adds vendors in front and replaces those of the same id', async () => {
  write(
    `\uFEFF${JSON.stringify({
      version: 1,
      vendors: [
        { id: 'some-ca', title },
        { id: 'opensc', title },
      ],
    })}`,
  );
  const { vendors, problem } = await readVendors(folder);
  expect(problem).toBeUndefined();
  expect(vendors.slice(0, 2)).toEqual([
    { id: 'some-ca', title },
    { id: 'opensc', title },
  ]);
  expect(vendors).toHaveLength(builtInCatalogue.vendors.length + 1);
});

test.each([
  ['no JSON', '{ "version": 1,'],
  ['another version', JSON.stringify({ version: 2, vendors: [] })],
  ['a vendor without a name', JSON.stringify({ version: 1, vendors: [{ id: 'x' }] })],
  ['an id that is no id', JSON.stringify({ version: 1, vendors: [{ id: '../x', title }] })],
  ['a USB id that is none', JSON.stringify({ version: 1, vendors: [{ id: 'x', title, usb: [{ vendor: '96E' }] }] })],
])('one with %s is left out and named', async (_, text) => {
  write(text);
  const { vendors, problem } = await readVendors(folder);
  expect(CatalogueInvalid.is(problem)).toBe(true);
  expect(vendors).toBe(builtInCatalogue.vendors);
});
