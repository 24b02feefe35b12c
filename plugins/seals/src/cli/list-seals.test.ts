import { readFileSync } from 'node:fs';
import { CliCommandData, type CliInvocation, type Log, SealwrightError } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { makeSeal, png, readerOf } from '../seal.fixture.ts';
import { type OwnSeals, SealCollection } from '../seal-collection.ts';
import { ListSeals } from './list-seals.ts';

const warnings: unknown[] = [];
const log: Log = { debug() {}, info() {}, warn: (...entry) => void warnings.push(entry), error() {} };
const invocation = (locale: 'zh-CN' | 'en', signal = new AbortController().signal) =>
  ({ locale, signal }) as CliInvocation;

const nothingOwn: OwnSeals = {
  devices: { list: async () => [], inspect: async () => [] },
  pictures: { list: async () => [] },
};

function list(sources: Parameters<typeof readerOf>[0], locale: 'zh-CN' | 'en' = 'en') {
  return new ListSeals(new SealCollection(readerOf(sources), nothingOwn, log)).run(invocation(locale));
}

const sha256 = '0123456789abcdef'.repeat(4);
const dated = makeSeal({
  id: 't:contract',
  name: '合同专用章',
  picture: png(472, 400),
  widthMm: 40,
  heightMm: 30,
  validFrom: new Date('2019-05-06T12:00:00Z'),
  validTo: new Date('2020-05-06T12:00:00Z'),
  certificates: [sha256],
});
const plain = makeSeal({ id: 'plain', picture: { format: 'png', data: Buffer.alloc(3) } });

test('seals are shown with size, validity, certificate and the resolution they print at', async () => {
  const { text, json } = await list({ soft: { list: async () => [dated, plain] } });
  expect(text.split('\n')).toEqual([
    'Name        Id          Size        Validity                           Bound certificate  Picture',
    '合同专用章  t:contract  40 × 30 mm  2019-05-06 – 2020-05-06 (expired)  0123456789abcdef   472 × 400 px, 299 dpi',
    '公章        plain       42 × 42 mm  unlimited                          any                unreadable',
  ]);
  expect(json).toEqual([
    {
      id: 't:contract',
      source: 'soft',
      name: '合同专用章',
      widthMm: 40,
      heightMm: 30,
      validFrom: '2019-05-06T12:00:00.000Z',
      validTo: '2020-05-06T12:00:00.000Z',
      validity: 'expired',
      certificates: [sha256],
      picture: { format: 'png', pixels: { width: 472, height: 400 }, dpi: 299 },
    },
    expect.objectContaining({ id: 'plain', validTo: null, picture: { format: 'png', pixels: null, dpi: null } }),
  ]);
});

test('a seal is said to end soon from 30 days before its end on', async () => {
  const day = 24 * 3_600_000;
  const ending = (days: number) => makeSeal({ id: `${days}`, validTo: new Date(Date.now() + days * day) });
  const { text, json } = await list({ soft: { list: async () => [ending(29), ending(31)] } });
  expect(json).toMatchObject([{ validity: 'ends-soon' }, { validity: 'valid' }]);
  expect(text.split('\n').map((line) => line.includes('(ends soon)'))).toEqual([false, true, false]);
});

test('Chinese is spoken too, and a seal that is not valid yet is told', async () => {
  const early = { ...dated, validFrom: new Date('2998-05-06T12:00:00Z'), validTo: new Date('2999-05-06T12:00:00Z') };
  expect((await list({ soft: { list: async () => [early] } }, 'zh-CN')).text).toMatch(/有效期.*\n.*（未生效）/);
});

test('a source that fails is left out and logged, whether it cannot be loaded or throws', async () => {
  const typed = new SealwrightError('token.removed', {}, { 'zh-CN': '', en: '' });
  const { json } = await list({
    unloadable: new Error('no'),
    throwing: { list: () => Promise.reject(typed) },
    soft: { list: async () => [plain] },
  });
  expect(json).toMatchObject([{ id: 'plain', source: 'soft' }]);
  expect(warnings).toEqual([
    ['a seal source was left out', { source: 'unloadable', code: 'unknown' }],
    ['a seal source was left out', { source: 'throwing', code: 'token.removed' }],
  ]);
});

test('a list that is given up ends as such, not as a source that failed', async () => {
  const giveUp = new AbortController();
  const seals = new SealCollection(
    readerOf({
      slow: {
        list: async (signal) => {
          giveUp.abort('given up');
          signal?.throwIfAborted();
          return [];
        },
      },
    }),
    nothingOwn,
    log,
  );
  await expect(seals.list({ signal: giveUp.signal })).rejects.toBe('given up');
});

test('no seal at all is said', async () => {
  expect(await list({})).toEqual({ text: 'No seal was found.', json: [] });
});

test('the manifest announces the command', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const [{ id, ...data }] = manifest.sealwright.contributes.cliCommands;
  expect(id).toBe('seals-list');
  expect(Object.keys(data).every((name) => name in CliCommandData.properties)).toBe(true);
  expect(data.name).toBe('seals list');
});
