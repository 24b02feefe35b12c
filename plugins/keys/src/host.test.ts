import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliCommands, type CliInvocation, defineRpc, type KeySession, Keys } from '@sealwright/core/api';
import { connect, memoryChannels, serve } from '@sealwright/core/rpc';
import {
  type FakeDriver,
  fakeDriver,
  fakeDriverProcesses,
  fakePinEntry,
  startTestHost,
  type TestHost,
  testPlugin,
} from '@sealwright/core/testkit';
import { Type } from 'typebox';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import keysPlugin from './host.ts';
import { makeKey } from './key.fixture.ts';

const PIN = '246810';
const NEW_PIN = '135791';
const mechanism = { kind: 'rsa-pkcs1', hash: 'sha256' } as const;
const digest = new Uint8Array(32).fill(7);
const purpose = { action: 'sign', subject: 'contract.pdf' } as const;
let fake: FakeDriver;
let profile: string;
let host: TestHost;

function start(): Promise<TestHost> {
  const drivers = { fake };
  const title = { 'zh-CN': '驱动', en: 'Driver' };
  return startTestHost({
    profile,
    plugins: [
      { manifest, origin: 'bundled', load: async () => ({ default: keysPlugin }) },
      testPlugin({ id: 'fake', contributes: { tokenDrivers: [{ id: 'fake', title }] }, driver: '/driver.js' }),
      testPlugin({ id: 'broken', contributes: { tokenDrivers: [{ id: 'broken', title }] }, driver: '/broken.js' }),
    ],
    services: [fakeDriverProcesses(drivers), fakePinEntry(drivers, PIN, { newPin: NEW_PIN })],
  });
}

beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'sealwright-keys-'));
  const data = [{ label: 'seal', value: Uint8Array.of(1), isPrivate: true }];
  fake = fakeDriver({ pin: PIN, keys: [makeKey({ key: 'one', holder: '张三' })], data });
  host = await start();
});
afterEach(async () => {
  await host.dispose();
  await rm(profile, { recursive: true });
});

test('a key is found, opened and used; the end of the host closes what was left open', async () => {
  const keys = await host.service(Keys);
  const key = await keys.find('张三');
  expect(key.ref).toBe('fake:fake-token:one');
  const session = await keys.open(key, purpose);
  expect(await session.sign(key, mechanism, digest)).toEqual(digest);
});

test('one PIN opens a session for any number of signatures and for what the holder alone sees', async () => {
  const keys = await host.service(Keys);
  const login = vi.spyOn(fake, 'login');
  const [device] = (await keys.devices()).devices;
  const session = await keys.open(device!, purpose);
  for (let made = 0; made < 50; made += 1) await session.sign(device!.keys[0]!, mechanism, digest);
  expect(await keys.data(device!)).toEqual([]);
  expect(await session.data()).toEqual([{ label: 'seal', value: Uint8Array.of(1) }]);
  expect(login).toHaveBeenCalledTimes(1);
});

test('a device that leaves takes its session along, and comes back under the same name', async () => {
  const keys = await host.service(Keys);
  const before = (await keys.devices()).devices;
  const session = await keys.open(before[0]!, purpose);
  fake.remove();
  expect((await keys.devices()).devices).toEqual([]);
  await expect(session.sign(before[0]!.keys[0]!, mechanism, digest)).rejects.toMatchObject({ code: 'token.removed' });
  fake.insert();
  expect((await keys.devices()).devices).toEqual(before);
  await expect(session.sign(before[0]!.keys[0]!, mechanism, digest)).rejects.toMatchObject({ code: 'token.removed' });
});

test('a window that closes takes its sessions along', async () => {
  const keys = await host.service(Keys);
  const [device] = (await keys.devices()).devices;
  const logout = vi.spyOn(fake, 'logout');
  const signing = defineRpc('signing', { hold: { params: Type.Tuple([]), result: Type.Void() } });
  const [window, pluginHost] = memoryChannels();
  const opened = vi.fn();
  serve(pluginHost, signing, {
    async hold({ signal }) {
      opened(await keys.open(device!, purpose, signal));
      await new Promise(() => {});
    },
  });
  const call = connect(window, signing).hold();
  await vi.waitFor(() => expect(opened).toHaveBeenCalled());
  expect(logout).not.toHaveBeenCalled();
  window.dispose();
  await expect(call).rejects.toMatchObject({ code: 'rpc.closed' });
  await vi.waitFor(() => expect(logout).toHaveBeenCalledTimes(1));
  const session: KeySession = opened.mock.calls[0]?.[0];
  await expect(session.sign(device!.keys[0]!, mechanism, digest)).rejects.toMatchObject({
    code: 'token.session-closed',
  });
});

test('the name that a user gave a device is kept in the profile', async () => {
  const keys = await host.service(Keys);
  await keys.rename((await keys.devices()).devices[0]!, '财务部');
  await host.dispose();
  host = await start();
  const { devices } = await (await host.service(Keys)).devices();
  expect(devices[0]?.name).toEqual({ 'zh-CN': '财务部', en: '财务部' });
});

test('the user sets a new PIN, which holds from then on', async () => {
  const keys = await host.service(Keys);
  const [device] = (await keys.devices()).devices;
  await keys.setPin(device!, 'change');
  await expect(keys.open(device!, purpose)).rejects.toMatchObject({ code: 'token.pin-incorrect' });
  expect((await keys.devices()).devices[0]?.pin).toEqual({ state: 'few-left', triesLeft: 2 });
});

test('the command is there', async () => {
  const command = await host.point(CliCommands).get('keys-list')?.load();
  expect((await command?.run({ locale: 'en' } as CliInvocation))?.text).toContain('fake:fake-token:one');
});

test('a key that is not found is said to be perhaps behind the driver that failed; one that is found is not', async () => {
  const keys = await host.service(Keys);
  await expect(keys.find('李四')).rejects.toMatchObject({ code: 'keys.not-found', data: { drivers: ['broken'] } });
  await expect(keys.find('张三')).resolves.toMatchObject({ driver: 'fake' });
});
