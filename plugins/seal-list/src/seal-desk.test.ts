import { createHash } from 'node:crypto';
import {
  type Contribution,
  type DeviceListing,
  type KeyDevice,
  type PointReader,
  type Seal,
  type SealSource,
  type SealSourceData,
  type TokenDriverData,
  toDisposable,
} from '@sealwright/core/api';
import { fakeSeal } from '@sealwright/core/testkit';
import { makeSeal, OpensslPki, type Party, SM2_KEY } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SealDesk } from './seal-desk.ts';
import { sealFacts } from './seal-facts.ts';

let pki: OpensslPki;
let maker: Party;
let holder: Party;
beforeAll(() => {
  pki = new OpensslPki('SM2');
  maker = pki.issue('印章制作中心', SM2_KEY);
  holder = pki.issue('测试公司', SM2_KEY);
});
afterAll(() => pki.dispose());

const title = { 'zh-CN': '网证通', en: 'NETCA' };
const token = { id: 'F320', label: '', serial: 'F320', manufacturer: 'NETCA' };
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function deviceWith(part: Partial<KeyDevice> = {}): KeyDevice {
  return { ref: 'netca/a:F320', driver: 'netca/a', token, name: title, keys: [], ...part };
}

function readerOf<Data, Code>(entries: Readonly<Record<string, Data>>): PointReader<Data, Code> {
  const list = Object.entries(entries).map(
    ([id, data]): Contribution<Data, Code> => ({ id, plugin: id, data, load: () => Promise.reject(new Error()) }),
  );
  return {
    list: () => list,
    get: (id) => list.find((each) => each.id === id),
    onDidChange: () => toDisposable(() => {}),
  };
}

function deskOf(seals: readonly Seal[], listing: Partial<DeviceListing> = {}) {
  return new SealDesk({
    keys: { devices: async () => ({ devices: [], troubles: [], pending: [], ...listing }) },
    seals: { list: async () => seals },
    sources: readerOf<SealSourceData, SealSource>({ cloud: { title: { 'zh-CN': '云印章', en: 'Cloud seals' } } }),
    drivers: readerOf<TokenDriverData, undefined>({
      netca: { title },
      soft: { title, software: true },
    }),
  });
}

const entryOf = async (seal: Seal, listing?: Partial<DeviceListing>) =>
  (await deskOf([seal], listing).board()).seals[0];

test('a seal says where it comes from and how finely it prints', async () => {
  const onDevice = fakeSeal({ source: 'netca', device: 'netca/a:F320' });
  expect(await entryOf(onDevice, { devices: [deviceWith()] })).toMatchObject({
    key: 'netca:test-seal',
    origin: 'device',
    originName: title,
    device: 'netca/a:F320',
    dpi: 30,
    isElectronic: false,
  });
  expect(await entryOf(fakeSeal({ source: 'pictures' }))).toMatchObject({ origin: 'picture' });
  expect(await entryOf(fakeSeal({ source: 'cloud' }))).toMatchObject({
    origin: 'other',
    originName: { en: 'Cloud seals' },
  });
});

test('a seal says whose it is: of a key that is here by the name in its certificate, else by the names in the seal', async () => {
  const certificate = holder.chain[0]!;
  const electronicSeal = new Uint8Array(await makeSeal(pki, maker, holder));
  const seal = fakeSeal({ certificates: [hashOf(certificate)], electronicSeal });
  expect((await entryOf(fakeSeal()))?.holder).toEqual({ kind: 'any' });
  expect((await entryOf(seal))?.holder).toEqual({ kind: 'elsewhere', name: '测试公司' });
  expect((await entryOf({ ...seal, electronicSeal: Uint8Array.of(0x30, 0) }))?.holder).toEqual({ kind: 'elsewhere' });
  const key = {
    usage: 'signing',
    chain: [certificate],
    certificate: { subject: '张三', sha256: hashOf(certificate) },
  } as unknown as KeyDevice['keys'][number];
  const here = { devices: [deviceWith({ keys: [key] })] };
  expect((await entryOf(seal, here))?.holder).toEqual({ kind: 'here', name: '张三' });
  const encrypting = { devices: [deviceWith({ keys: [{ ...key, usage: 'encryption' }] })] };
  expect((await entryOf(seal, encrypting))?.holder).toMatchObject({ kind: 'elsewhere' });
});

test('only devices that are plugged in may hide seals behind a PIN', async () => {
  const soft = deviceWith({ ref: 'soft:a', driver: 'soft' });
  const { devices } = await deskOf([], { devices: [deviceWith(), soft] }).board();
  expect(devices.map(({ mayHide }) => mayHide)).toEqual([true, false]);
});

test('what is not listed any more is gone', async () => {
  const desk = deskOf([fakeSeal()]);
  const [entry] = (await desk.board()).seals;
  expect(desk.seal(entry!.key)).toEqual(fakeSeal());
  expect(desk.picture(entry!.picture)).toEqual(fakeSeal().picture);
  expect(() => desk.seal('other:x')).toThrow(expect.objectContaining({ code: 'seal-list.seal-gone' }));
});

test('the facts of an electronic seal are those in it, and whether its maker signed them', async () => {
  const der = new Uint8Array(await makeSeal(pki, maker, holder));
  const factsOf = async (electronicSeal: Uint8Array) => {
    const facts = await sealFacts(fakeSeal({ electronicSeal, certificates: ['ab'] }), deviceWith());
    return Object.fromEntries(
      facts.map(({ title: { en }, value }) => [en, typeof value === 'string' ? value : value.en]),
    );
  };
  expect(await factsOf(der)).toMatchObject({
    'Seal id': '44010000000001',
    Kind: 'Of an organisation',
    Standard: 'GB/T 38540-2020, v4',
    Vendor: 'TEST',
    Maker: '印章制作中心',
    "Maker's signature": 'valid',
    Certificates: '测试公司',
    'Size on paper': '40 × 40 mm',
    Picture: 'PNG, 48 × 48 px',
    'Resolution in print': '30 dpi',
    'Serial number of the device': 'F320',
  });
  const altered = Uint8Array.from(der);
  altered[Buffer.from(der).indexOf('44010000000001')] = 0x39;
  expect(await factsOf(altered)).toMatchObject({
    'Seal id': '94010000000001',
    "Maker's signature": 'invalid: the seal is not what was signed',
  });
});

test('the facts of a picture say that it is no electronic seal and that any key may use it', async () => {
  const facts = await sealFacts(fakeSeal(), undefined);
  expect(facts.map(({ value }) => (typeof value === 'string' ? value : value.en))).toEqual(
    expect.arrayContaining(['None, a picture only', 'Any key may use it']),
  );
});
