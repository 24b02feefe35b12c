import { type CliInvocation, memorySource, type Options, type SigningRequest } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { signingMeans } from './cli-sign-means.ts';
import { fakeKey } from './signing-parts.fixture.ts';

const LIST = JSON.stringify([{ mode: 'date' }, { mode: 'seam', seal: '公章', options: { edge: 'left' } }]);
const key = fakeKey();

const parts = {
  signing: undefined as never,
  keys: { find: async () => key },
  files: { open: async (path: string) => ({ ...memorySource(Buffer.from(LIST)), path, close: async () => {} }) },
  templates: {
    stampRequests: async (name: string, use?: object): Promise<SigningRequest['stamps']> => [
      { mode: name, options: { ...use } },
    ],
  },
};

const stamps = async (
  options: Options,
  modeOptions: Options = {},
  given: Parameters<typeof signingMeans>[0] = parts,
) => {
  const invocation = {
    options: { key: 'k', invisible: false, ...options },
    extra: { stampModes: modeOptions },
    path: (path: string) => path,
  } as unknown as CliInvocation;
  return (await signingMeans(given, invocation)).stamps;
};

test('one stamp by its mode', async () => {
  const expected = [{ mode: 'seam', seal: '公章', options: { edge: 'left' } }];
  expect(await stamps({ mode: 'seam', seal: '公章' }, { edge: 'left' })).toEqual(expected);
});

test('those of a list', async () => {
  expect(await stamps({ stamps: 's.json' })).toEqual([
    { mode: 'date', options: {} },
    { mode: 'seam', seal: '公章', options: { edge: 'left' } },
  ]);
});

test('those of a template, for the key, and with another seal where one is named', async () => {
  expect(await stamps({ template: '采购合同' })).toEqual([{ mode: '采购合同', options: { key } }]);
  expect(await stamps({ template: '采购合同', seal: '公章' })).toEqual([
    { mode: '采购合同', options: { key, seal: '公章' } },
  ]);
});

test('none, where the signature is invisible', async () => {
  expect(await stamps({ invisible: true })).toEqual([]);
});

test.each<[string, Options, Options]>([
  ['no way to place stamps', {}, {}],
  ['a mode and a template', { mode: 'seam', template: 't' }, {}],
  ['a template and a list', { template: 't', stamps: 's.json' }, {}],
  ['an invisible one with a seal', { invisible: true, seal: '公章' }, {}],
  ['an invisible one with a list', { invisible: true, stamps: 's.json' }, {}],
  ['an invisible one with an option of a mode', { invisible: true }, { page: 2 }],
  ['a template with an option of a mode', { template: 't' }, { page: 2 }],
  ['a list with a seal', { stamps: 's.json', seal: '公章' }, {}],
])('%s is a wrong use', async (_, options, modeOptions) => {
  await expect(stamps(options, modeOptions)).rejects.toMatchObject({ code: 'cli.usage' });
});

test('a template where nobody keeps templates is refused', async () => {
  const without = { ...parts, templates: undefined };
  await expect(stamps({ template: 't' }, {}, without)).rejects.toMatchObject({ code: 'signing.templates-missing' });
});
