import type { DemoSpace, EmbeddedPlatform, Licence, LicenceStatus, Log, PluginSettings } from '@sealwright/core/api';
import { expect, test, vi } from 'vitest';
import { Places } from './places.ts';
import { PlatformSource } from './platform-source.ts';
import { ScriptedServer, VOUCHER_ID, voucher, withSessions } from './testing/scripted-server.ts';

const nothing = () => {};
const quiet: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function parts({
  address = '',
  licensed,
  state = 'valid' as LicenceStatus['state'],
  isMade,
}: {
  address?: string;
  licensed?: string;
  state?: LicenceStatus['state'];
  isMade?: boolean;
}) {
  const own = { address };
  const told = { setting: (_: { key: string }) => {}, licence: () => {} };
  const status = vi.fn(async () =>
    state === 'none' ? { state } : { state, terms: { platform: { baseUrl: licensed } } },
  );
  const start = vi.fn(async () => ({ baseUrl: 'http://127.0.0.1:40123/api/v1' }));
  const prepare = vi.fn(async () => '/demo');
  const clock = { now: 0 };
  const listen = (member: 'setting' | 'licence') => (listener: never) => {
    told[member] = listener;
    return { dispose: nothing };
  };
  const places = new Places({
    settings: { get: () => own.address, onDidChange: listen('setting') } as unknown as PluginSettings,
    licence: licensed === undefined ? undefined : ({ status, onDidChange: listen('licence') } as unknown as Licence),
    embedded: isMade === undefined ? undefined : ({ start } as unknown as EmbeddedPlatform),
    demo: isMade === undefined ? undefined : ({ isMade: async () => isMade, prepare } as unknown as DemoSpace),
    log: quiet,
    now: () => clock.now,
  });
  return { places, own, told, status, start, prepare, clock };
}

test('the setting leads before the licence, and the licence before the built-in one', async () => {
  const all = { address: 'https://set.example', licensed: 'https://licence.example', isMade: true };
  expect((await parts(all).places.find()).baseUrl).toBe('https://set.example/api/v1');
  expect(await parts({ ...all, address: ' ' }).places.find()).toEqual({
    id: 'https://licence.example/api/v1',
    baseUrl: 'https://licence.example/api/v1',
    origin: 'https://licence.example',
    shown: 'licence.example',
  });
  const { places, start, prepare } = parts({ isMade: true });
  expect(await places.id()).toBe('embedded');
  expect(start).not.toHaveBeenCalled();
  expect(await places.find()).toMatchObject({ id: 'embedded', origin: 'http://127.0.0.1:40123' });
  expect(start).toHaveBeenCalledWith({ demo: '/demo' }, undefined);
  await places.find();
  expect(prepare).toHaveBeenCalledTimes(1);
});

test('without any of them there is none', async () => {
  const none = { code: 'workflow.not-configured' };
  await expect(parts({}).places.id()).rejects.toMatchObject(none);
  await expect(parts({ isMade: false }).places.id()).rejects.toMatchObject(none);
  for (const state of ['none', 'expired', 'not-yet-valid'] as const) {
    await expect(parts({ licensed: 'https://licence.example', state }).places.find()).rejects.toMatchObject(none);
  }
  await expect(parts({ address: 'http://unsafe.example' }).places.id()).rejects.toMatchObject({
    code: 'platform.address-invalid',
  });
});

test('the licence is looked at from time to time, and when it changes', async () => {
  const { places, status, clock, told } = parts({ licensed: 'https://licence.example' });
  let changes = 0;
  places.onDidChange(() => changes++);
  await places.id();
  await places.id();
  expect(status).toHaveBeenCalledTimes(1);
  clock.now += 60_000;
  await places.id();
  expect(status).toHaveBeenCalledTimes(2);
  told.licence();
  expect(changes).toBe(1);
  await places.id();
  expect(status).toHaveBeenCalledTimes(3);
  told.setting({ key: 'another' });
  expect(changes).toBe(1);
  told.setting({ key: 'workflow-platform.address' });
  expect(changes).toBe(2);
});

test('who is in at one platform is nobody at another', async () => {
  const server = await ScriptedServer.start(withSessions(() => ({ body: voucher() })));
  const { places, own, told } = parts({ address: server.origin });
  const source = new PlatformSource(places);
  let changes = 0;
  source.onDidChange(() => changes++);
  await source.enter({ certificates: [Uint8Array.of(1)], prove: async () => Uint8Array.of(2) });
  expect((await source.get(VOUCHER_ID)).state).toBe('signing');
  own.address = `${server.origin}/other`;
  told.setting({ key: 'workflow-platform.address' });
  expect(changes).toBe(2);
  expect(await source.account()).toBeUndefined();
  const before = server.calls.length;
  await expect(source.get(VOUCHER_ID)).rejects.toMatchObject({ code: 'workflow.entry-required' });
  expect(server.calls).toHaveLength(before);
  await server.stop();
});

test('a demo that could not be made is tried again', async () => {
  const { places, prepare } = parts({ isMade: true });
  prepare.mockRejectedValueOnce(new Error('full'));
  await expect(places.find()).rejects.toThrow('full');
  expect((await places.find()).id).toBe('embedded');
});
