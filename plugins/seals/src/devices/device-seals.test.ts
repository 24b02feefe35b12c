import { createHash } from 'node:crypto';
import { type Log, type Seal, TokenRemoved } from '@sealwright/core/api';
import { makeSeal, OpensslPki, type Party, SEAL_PICTURE, SM2_KEY } from '@sealwright/crypto/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawablePicture } from '../pictures/drawable-picture.ts';
import { DeviceSeals } from './device-seals.ts';
import { datum, type FakeDevice, fakeKeys } from './fake-keys.fixture.ts';
import { SealReader } from './seal-reader.ts';

const DAY = 86_400_000;
const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let pki: OpensslPki;
let maker: Party;
let holder: Party;
let stranger: Party;
let certificate: Uint8Array;
beforeAll(() => {
  pki = new OpensslPki('SM2');
  maker = pki.issue('印章制作', SM2_KEY);
  holder = pki.issue('测试公司', SM2_KEY);
  stranger = pki.issue('别的公司', SM2_KEY);
  certificate = holder.chain[0]!;
});
afterAll(() => pki.dispose());

const seal = (change?: Parameters<typeof makeSeal>[3], of = holder) => makeSeal(pki, maker, of, change);
const device = (token: string, ...values: readonly Uint8Array[]): FakeDevice => ({
  token,
  certificates: [certificate],
  data: async () => values.map(datum),
});

function start(...devices: readonly FakeDevice[]) {
  const keys = fakeKeys(devices);
  const seals = new DeviceSeals(keys, new SealReader(drawablePicture), silent);
  const idsOf = (list: readonly Seal[]) => list.map(({ id }) => id);
  return { keys, seals, ids: async (patience?: number) => idsOf(await seals.list(patience)) };
}

test('a seal in a data object is listed as it is, with its device, bound to its certificate', async () => {
  const der = new Uint8Array(await seal());
  const { seals } = start(device('F320', der));
  expect(await seals.list()).toEqual([
    {
      id: 'F320:44010000000001',
      source: 'netca',
      device: 'netca/opensc:F320',
      name: '测试公司公章',
      picture: { format: 'png', data: SEAL_PICTURE },
      widthMm: 42,
      heightMm: 42,
      validFrom: expect.any(Date),
      validTo: expect.any(Date),
      certificates: [hashOf(certificate)],
      electronicSeal: der,
    },
  ]);
});

test.each([1, 2, 3, 4])('%i octets in front of a seal and some behind it do not hide it', async (length) => {
  const padded = Buffer.concat([Buffer.alloc(length, 0x30), await seal(), Buffer.alloc(3_000)]);
  expect(await start(device('F320', padded)).ids()).toEqual(['F320:44010000000001']);
});

test('two seals of one id keep apart by their digests, in whatever order the device gives them', async () => {
  const [one, other] = [await seal({ name: '公章' }), await seal({ name: '合同章' })];
  const ids = [one, other].map((der) => `F320:44010000000001-${hashOf(der).slice(0, 16)}`);
  expect(await start(device('F320', one, other)).ids()).toEqual(ids);
  expect(await start(device('F320', other, one)).ids()).toEqual(ids);
});

test('seals are listed by name, in whatever order the device gives them', async () => {
  const named = await Promise.all(['合同专用章10', '公章', '合同专用章2'].map((name) => seal({ name })));
  for (const values of [named, [...named].reverse()]) {
    const { seals } = start(device('F320', ...values));
    expect((await seals.list()).map(({ name }) => name)).toEqual(['公章', '合同专用章2', '合同专用章10']);
  }
});

test('a seal whose id nobody can type is named by its digest', async () => {
  const der = await seal({ id: 'a b\n' });
  expect(await start(device('F320', der)).ids()).toEqual([`F320:${hashOf(der).slice(0, 16)}`]);
});

test('other data are no seals', async () => {
  const others = [Buffer.from('a note'), Buffer.alloc(5_000, 0x30), Uint8Array.of(0x30, 0x00)];
  expect(await start(device('F320', ...others)).ids()).toEqual([]);
});

test('a device that fails and one that hangs hide no seals of another; the late one is told of when it answers', async () => {
  const der = await seal();
  let answer = (_: Uint8Array) => {};
  const late = new Promise<Uint8Array>((resolve) => {
    answer = resolve;
  });
  const { seals, ids } = start(
    { token: 'broken', data: () => Promise.reject(new Error('no answer')) },
    { token: 'gone', data: () => Promise.reject(TokenRemoved({ token: 'gone' })) },
    { token: 'slow', certificates: [certificate], data: async () => [datum(await late)] },
    device('whole', der),
  );
  expect(await ids(0)).toEqual(['whole:44010000000001']);
  const changed = new Promise<void>((resolve) => seals.onDidChange(resolve));
  answer(der);
  await changed;
  expect(await ids()).toEqual(['slow:44010000000001', 'whole:44010000000001']);
});

test('devices of a driver that has not answered are waited for as long as the caller likes', async () => {
  const der = await seal();
  const { keys, ids } = start();
  keys.plug([], ['netca/opensc']);
  const listed = ids(60_000);
  keys.plug([device('F320', der)]);
  expect(await listed).toEqual(['F320:44010000000001']);
});

test('seals come and go with their devices', async () => {
  const der = await seal();
  const { keys, seals, ids } = start();
  expect(await ids()).toEqual([]);
  const changed = new Promise<void>((resolve) => seals.onDidChange(resolve));
  keys.plug([device('F320', der)]);
  await changed;
  expect(await ids()).toHaveLength(1);
  keys.plug([]);
  expect(await ids()).toEqual([]);
});

test('what a device hides is asked for once and stays until it leaves, also while its driver is slow', async () => {
  const [open, hidden] = [await seal({ id: 'open' }), await seal({ id: 'hidden' })];
  const locked: FakeDevice = { ...device('F320', open), hidden: async () => [datum(open), datum(hidden)] };
  const { keys, seals, ids } = start(locked);
  expect(await ids()).toEqual(['F320:open']);
  const found = await seals.readPrivate(keys.device('F320'));
  expect(found.map(({ id }) => id)).toEqual(['F320:hidden', 'F320:open']);
  expect(keys.openSessions()).toBe(0);
  expect(await ids()).toEqual(['F320:hidden', 'F320:open']);
  keys.plug([], ['netca/opensc']);
  expect(await ids(0)).toEqual(['F320:hidden', 'F320:open']);
  keys.plug([]);
  expect(await ids()).toEqual([]);
  keys.plug([locked]);
  expect(await ids()).toEqual(['F320:open']);
});

test('a session that fails is closed, and the list stays as it is', async () => {
  const { keys, seals, ids } = start({
    ...device('F320', await seal()),
    hidden: () => Promise.reject(TokenRemoved({ token: 'F320' })),
  });
  await expect(seals.readPrivate(keys.device('F320'))).rejects.toMatchObject({ code: 'token.removed' });
  expect(keys.openSessions()).toBe(0);
  expect(await ids()).toEqual(['F320:44010000000001']);
});

test('a device is read once for several lists at the same time, and its pictures once for all', async () => {
  let readings = 0;
  let drawings = 0;
  const der = await seal();
  const keys = fakeKeys([
    {
      ...device('F320'),
      data: async () => {
        readings++;
        return [datum(Uint8Array.from(der))];
      },
    },
  ]);
  const reader = new SealReader(async (data, widthMm) => {
    drawings++;
    return drawablePicture(data, widthMm);
  });
  const seals = new DeviceSeals(keys, reader, silent);
  await Promise.all([seals.list(), seals.list()]);
  expect(readings).toBe(1);
  await seals.list();
  expect([readings, drawings]).toEqual([2, 1]);
});

test('of many seals on a device two are drawn at a time', async () => {
  const ders = await Promise.all(['1', '2', '3', '4', '5'].map((name) => seal({ id: name, name })));
  let [drawing, most] = [0, 0];
  const reader = new SealReader(async (data, widthMm) => {
    most = Math.max(most, ++drawing);
    await new Promise((resolve) => setImmediate(resolve));
    drawing--;
    return drawablePicture(data, widthMm);
  });
  const seals = new DeviceSeals(fakeKeys([device('F320', ...ders)]), reader, silent);
  expect((await seals.list()).map(({ name }) => name)).toEqual(['1', '2', '3', '4', '5']);
  expect(most).toBe(2);
});

test.each([
  ['can be used', () => seal(), 'shown', '可以用于签章'],
  ['has expired', () => seal({ validTo: new Date('2020-05-06T12:00:00Z') }), 'expired', '2020-05-06'],
  ['is early', () => seal({ validFrom: new Date(Date.now() + 90 * DAY) }), 'not-yet-valid', '起生效'],
  ['is of another certificate', () => seal({}, stranger), 'other-certificate', '不属于'],
  ['is of a later version', () => seal({ version: 9 }), 'unreadable', '更新'],
  ['is cut off', async () => (await seal()).subarray(0, 300), 'unreadable', '损坏'],
  ['has an unknown picture', () => seal({ picture: ofdPicture }), 'picture-unreadable', 'OFD'],
])('a seal that %s is said to be so', async (_, make, kind, words) => {
  const { keys, seals } = start(device('F320', Buffer.from('a note'), await make()));
  const findings = await seals.inspect(keys.device('F320'), []);
  expect(findings).toHaveLength(1);
  expect(findings[0]?.kind).toBe(kind);
  expect(findings[0]?.sentence['zh-CN']).toContain(words);
  expect(findings[0]?.sentence.en).not.toMatch(/[{}]/);
});

const ofdPicture = { type: 'OFD', data: Buffer.from('an OFD file'), widthMm: 42, heightMm: 42 };

test('a seal that names another certificate by its digest may not be used with any', async () => {
  const value = new Uint8Array(createHash('sha256').update('another').digest());
  const der = await seal({ holders: { by: 'digest', digests: [{ algorithm: 'SHA256', value }] } });
  const { keys, seals } = start(device('F320', der));
  expect(await seals.list()).toMatchObject([{ certificates: [Buffer.from(value).toString('hex')] }]);
  expect(await seals.inspect(keys.device('F320'), [])).toMatchObject([{ kind: 'other-certificate' }]);
});

test('a device without seals says that the PIN may show some, and after it that there are none', async () => {
  const { keys, seals } = start(device('F320'));
  const [before] = await seals.inspect(keys.device('F320'), []);
  expect(before).toMatchObject({ kind: 'none', sentence: { 'zh-CN': expect.stringContaining('PIN') } });
  await seals.readPrivate(keys.device('F320'));
  const [after] = await seals.inspect(keys.device('F320'), []);
  expect(after).toMatchObject({ kind: 'none', sentence: { 'zh-CN': expect.not.stringContaining('PIN') } });
});

test('a device that cannot be read says why, in the words of its driver where it has some', async () => {
  const typed = start({ token: 'F320', data: () => Promise.reject(TokenRemoved({ token: 'F320' })) });
  expect(await typed.seals.inspect(typed.keys.device('F320'), [])).toEqual([
    { kind: 'driver', sentence: TokenRemoved({ token: 'F320' }).sentence },
  ]);
  const untyped = start({ token: 'F320', data: () => Promise.reject(new Error('0x30')) });
  expect(await untyped.seals.inspect(untyped.keys.device('F320'), [])).toMatchObject([
    { kind: 'driver', sentence: { 'zh-CN': expect.stringContaining('驱动程序') } },
  ]);
});

test('what a seal source lists for a device counts among what is on it', async () => {
  const { keys, seals } = start(device('F320'));
  const other = { name: '软章', certificates: [hashOf(certificate)] } as unknown as Seal;
  expect(await seals.inspect(keys.device('F320'), [other])).toMatchObject([{ kind: 'shown', seal: other }]);
});
