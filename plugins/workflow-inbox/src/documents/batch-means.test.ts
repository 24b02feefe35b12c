import type { Key, Seal } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { batchMeans } from './batch-means.ts';

const key = (name: string) =>
  ({ ref: `soft:${name}:1`, driver: 'soft', token: { id: name }, certificate: { sha256: `of ${name}` } }) as Key;
const entry = (name: string, holder: string) => ({
  ref: key(name).ref,
  holder,
  device: { 'zh-CN': name, en: name },
});
const seal = (id: string, more: Partial<Seal>) => ({ id, source: 's', name: id, certificates: [], ...more }) as Seal;

const means = (account?: { code: string; name: string }) =>
  batchMeans({
    entries: [entry('a', '甲方'), entry('b', '乙方')],
    keys: { list: async () => ({ keys: [key('a'), key('b')], faults: [] }) },
    seals: {
      list: async () => [
        seal('on b', { device: 'soft:b' }),
        seal('of a', { certificates: ['of a'] }),
        seal('of both', {}),
        seal('of nobody here', { device: 'soft:c' }),
      ],
    },
    templates: undefined,
    account,
  });

test('a key of whoever is in comes first', async () => {
  expect((await means()).keys.map(({ holder }) => holder)).toEqual(['甲方', '乙方']);
  expect((await means({ code: '91B', name: '乙方' })).keys.map(({ holder }) => holder)).toEqual(['乙方', '甲方']);
});

test('each seal names the keys on its device, or of its certificates', async () => {
  const { seals } = await means();
  expect(Object.fromEntries(seals.map(({ id, keys }) => [id, keys]))).toEqual({
    's:on b': ['soft:b:1'],
    's:of a': ['soft:a:1'],
    's:of both': ['soft:a:1', 'soft:b:1'],
    's:of nobody here': [],
  });
});
