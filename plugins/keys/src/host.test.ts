import { CliCommands, type CliInvocation, Keys } from '@sealwright/core/api';
import {
  fakeDriver,
  fakeDriverProcesses,
  fakePinEntry,
  startTestHost,
  type TestHost,
  testPlugin,
} from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { makeKey } from './key.fixture.ts';

const PIN = '246810';
let host: TestHost;

beforeEach(async () => {
  const drivers = { fake: fakeDriver({ pin: PIN, keys: [makeKey({ key: 'one', holder: '张三' })] }) };
  const title = { 'zh-CN': '驱动', en: 'Driver' };
  host = await startTestHost({
    plugins: [
      { manifest, origin: 'bundled', load: () => import('./host.ts') },
      testPlugin({ id: 'fake', contributes: { tokenDrivers: [{ id: 'fake', title }] }, driver: '/driver.js' }),
      testPlugin({ id: 'broken', contributes: { tokenDrivers: [{ id: 'broken', title }] }, driver: '/broken.js' }),
    ],
    services: [fakeDriverProcesses(drivers), fakePinEntry(drivers, PIN)],
  });
});
afterEach(() => host.dispose());

test('a key is found, opened and used; the end of the host closes what was left open', async () => {
  const keys = await host.service(Keys);
  const key = await keys.find('张三');
  expect(key.ref).toBe('fake:fake-token:one');
  const digest = new Uint8Array(32).fill(7);
  const session = await keys.open(key, { action: 'sign', subject: 'contract.pdf' });
  expect(await session.sign(key, { kind: 'rsa-pkcs1', hash: 'sha256' }, digest)).toEqual(digest);
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
