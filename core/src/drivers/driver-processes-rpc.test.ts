import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { SessionClosed } from '../api/points/token-drivers.ts';
import { memoryChannels } from '../rpc/index.ts';
import {
  connectDriverProcesses,
  createDriverSupervisor,
  DriverDeadline,
  DriverFault,
  DriverQuarantined,
  DriverUnknown,
  inProcessLauncher,
  serveDriverProcesses,
} from './index.ts';
import obedient, { goodPin } from './obedient.fixture.ts';

it('gives a plugin host in another process the same drivers, errors and news', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sealwright-driver-'));
  const title = { 'zh-CN': '测试密钥', en: 'test key' };
  const supervisor = createDriverSupervisor({
    drivers: [
      { id: 'test', plugin: 'test-plugin', title, module: '', folder, deadline: 1_000 },
      { id: 'many', plugin: 'test-plugin', title, module: '', folder, deadline: 1_000, perLibrary: true },
    ],
    launcher: inProcessLauncher({ load: async () => ({ default: obedient }) }),
    log: () => {},
  });
  const [owner, host] = memoryChannels();
  serveDriverProcesses(owner, supervisor.processes);
  const processes = connectDriverProcesses(host);
  const restarts = vi.fn();
  processes.onDidRestart(restarts);

  await expect(processes.get('other')).rejects.toSatisfy(DriverUnknown.is);
  const driver = await processes.get('test');
  const session = await (await supervisor.pin('test')).login('one', new TextEncoder().encode(goodPin));
  expect(await driver.sign(session, 'k', { kind: 'sm2' }, Uint8Array.of(1, 2))).toEqual(Uint8Array.of(2, 1));
  expect(await driver.pinStatus('one')).toEqual({ state: 'ok', triesLeft: 6 });
  expect(await driver.keys('any')).toEqual([]);
  expect(await driver.tokens()).toMatchObject([{ pinLength: { min: 4, max: 8 }, pinTasks: ['change'] }]);
  const labels = async (session?: string) => (await driver.data!('one', session)).map(({ label }) => label);
  expect(await labels()).toEqual(['none']);
  expect(await labels(session)).toEqual(['none', 'private']);
  await driver.logout(session);
  await expect(labels(session)).rejects.toSatisfy(SessionClosed.is);
  const told = driver.keys('wait').catch((error: unknown) => ({ error, restarts: restarts.mock.calls.length }));
  const outcome = (await told) as { error: unknown; restarts: number };
  expect(DriverDeadline.is(outcome.error)).toBe(true);
  // Whoever holds a session must know that it is gone before the failed call says why.
  expect(outcome.restarts).toBe(1);
  expect(restarts).toHaveBeenCalledWith({ driver: 'test' });

  const tokenChanges = vi.fn();
  processes.onDidChangeTokens(tokenChanges);
  await processes.setLibraries('many', [{ id: 'a', title, options: { path: 'a.so' } }]);
  const one = await processes.get('many/a');
  expect(await one.data!('any')).toEqual([{ label: 'a', value: new Uint8Array(Buffer.from('{"path":"a.so"}')) }]);
  await one.keys('plug in');
  await vi.waitFor(() => expect(tokenChanges).toHaveBeenCalledWith({ driver: 'many/a' }));

  for (let faults = 0; faults < 3; faults++) await expect(one.keys('throw')).rejects.toSatisfy(DriverFault.is);
  await expect(one.keys('any')).rejects.toSatisfy(DriverQuarantined.is);
  await expect(processes.reset('many/b')).rejects.toSatisfy(DriverUnknown.is);
  await processes.reset('many/a');
  expect(await one.keys('any')).toEqual([]);

  host.dispose();
  await supervisor.dispose();
  await rm(folder, { recursive: true, force: true });
});
