import { createHash } from 'node:crypto';
import {
  type DriverProcesses,
  type HostDriver,
  type KeyInfo,
  type Log,
  type TokenDatum,
  TokenRemoved,
  toDisposable,
} from '@sealwright/core/api';
import type { NewSeal } from '@sealwright/crypto/ses';
import { makePki, SEAL_PICTURE, testSeal } from '@sealwright/driver-kit/testing';
import { expect, test } from 'vitest';
import { TokenSeals } from './token-seals.ts';

const [signing, encryption] = makePki(['P-256']).keys.map(({ certificate }) => certificate) as [Uint8Array, Uint8Array];
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const title = { 'zh-CN': '钥匙', en: 'Key' };
const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

function keyOf(certificate: Uint8Array): KeyInfo {
  const algorithm = { kind: 'ec', curve: 'P-256' } as const;
  return { id: 'k', label: 'k', usage: 'signing', algorithm, chain: [certificate], mechanisms: ['ecdsa'] };
}

/** A driver with one token that holds the data. */
function driverWith(data: readonly (TokenDatum | Uint8Array)[], change: Partial<HostDriver> = {}): HostDriver {
  return {
    tokens: async () => [{ id: 'F320', label: 'Test', serial: 'F320', manufacturer: 'Test' }],
    keys: async () => [keyOf(signing), keyOf(encryption)],
    pinStatus: async () => ({ state: 'ok' }),
    sign: async () => new Uint8Array(),
    logout: async () => {},
    data: async () => data.map((value) => (value instanceof Uint8Array ? { label: 'seal', value } : value)),
    ...change,
  };
}

function list(drivers: Readonly<Record<string, HostDriver>>) {
  const processes: DriverProcesses = {
    async get(id) {
      return drivers[id.slice('netca/'.length)]!;
    },
    setLibraries: async () => {},
    reset: async () => {},
    onDidRestart: () => toDisposable(() => {}),
    onDidChangeTokens: () => toDisposable(() => {}),
  };
  const libraries = { list: async () => Object.keys(drivers).map((id) => ({ id, title, options: {} })) };
  return new TokenSeals('netca', libraries, processes, silent, 500).list();
}

const seal = (change?: Partial<NewSeal>) => testSeal(signing, change);

test('a seal in a data object is listed as it is, bound to its certificate', async () => {
  const der = new Uint8Array(await seal());
  expect(await list({ a: driverWith([der]) })).toEqual([
    {
      id: 'F320:44010000000001',
      name: '测试公司公章',
      picture: { format: 'png', data: SEAL_PICTURE },
      widthMm: 42,
      heightMm: 42,
      validFrom: expect.any(Date),
      validTo: expect.any(Date),
      certificates: [hashOf(signing)],
      electronicSeal: der,
    },
  ]);
});

test.each([1, 2, 3, 4])('%i octets in front of it do not hide it', async (length) => {
  const prefix = Buffer.alloc(length, 0x30);
  const [found] = await list({ a: driverWith([Buffer.concat([prefix, await seal()])]) });
  expect(found?.name).toBe('测试公司公章');
});

test('what stands behind it does not hide it', async () => {
  const der = new Uint8Array(await seal());
  const [found] = await list({ a: driverWith([Buffer.concat([der, Buffer.alloc(3_000)])]) });
  expect(found?.electronicSeal).toEqual(der);
});

test('a seal that names its holders by digests is bound to those that the key has', async () => {
  const digests = [signing, Buffer.from('another')].map((certificate) => ({
    algorithm: 'SHA256',
    value: new Uint8Array(createHash('sha256').update(certificate).digest()),
  }));
  const [found] = await list({ a: driverWith([await seal({ holders: { by: 'digest', digests } })]) });
  expect(found?.certificates).toEqual([hashOf(signing)]);
});

test('other data, and pictures that cannot be shown, are no seals', async () => {
  const ofd = await seal({ picture: { type: 'OFD', data: Buffer.from('an OFD file'), widthMm: 42, heightMm: 42 } });
  const others = [Buffer.from('a note'), Buffer.alloc(5_000, 0x30), Uint8Array.of(0x30, 0x00), ofd];
  expect(await list({ a: driverWith(others) })).toEqual([]);
});

test('a key that two libraries show has each seal once', async () => {
  const der = await seal();
  expect(await list({ a: driverWith([der]), b: driverWith([der]) })).toHaveLength(1);
});

test('a key that fails hides no seals of another', async () => {
  const der = await seal();
  const found = await list({
    broken: driverWith([], { tokens: () => Promise.reject(new Error('no answer')) }),
    gone: driverWith([], { data: () => Promise.reject(TokenRemoved({ token: 'F320' })) }),
    hanging: driverWith([der], { tokens: () => new Promise(() => {}) }),
    whole: driverWith([der]),
  });
  expect(found).toHaveLength(1);
});
