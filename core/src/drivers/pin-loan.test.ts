import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PinIncorrect, SessionClosed } from '../api/points/token-drivers.ts';
import { connect, messagePortChannel, RpcClosed, RpcDeadline, RpcUnsendable } from '../rpc/index.ts';
import { pinDriverRpc } from './driver-rpc.ts';
import {
  createDriverSupervisor,
  DriverDeadline,
  type DriverLauncher,
  type DriverSupervisor,
  inProcessLauncher,
} from './index.ts';
import obedient, { goodPin } from './obedient.fixture.ts';

let folder: string;
let supervisor: DriverSupervisor;
let logged: unknown[];

beforeEach(async () => {
  logged = [];
  folder = await mkdtemp(join(tmpdir(), 'sealwright-driver-'));
});
afterEach(async () => {
  await supervisor.dispose();
  await rm(folder, { recursive: true, force: true });
});

const inProcess = inProcessLauncher({ load: async () => ({ default: obedient }) });
const pinOf = (text: string) => new TextEncoder().encode(text);

/** Starts a supervisor and borrows the way to its driver, as a PIN entry in another process does. */
async function borrow(launcher: DriverLauncher = inProcess) {
  const title = { 'zh-CN': '测试密钥', en: 'test key' };
  const drivers = [{ id: 'test', plugin: 'test-plugin', title, module: '', folder, deadline: 2_000 }];
  supervisor = createDriverSupervisor({
    drivers,
    launcher,
    log: ({ message, data }) => logged.push([message, data?.session]),
  });
  const { port1, port2 } = new MessageChannel();
  const loan = await supervisor.lendPin('test', port2);
  const channel = messagePortChannel(port1);
  const client = connect(channel, pinDriverRpc);
  return { loan, client, channel, driver: await supervisor.processes.get('test') };
}

it('opens a session that the plugin host can use', async () => {
  const { loan, client, driver } = await borrow();
  const own = await client.login('one', pinOf(goodPin));
  await expect(driver.sign(own, 'k', { kind: 'sm2' }, Uint8Array.of(1, 2))).rejects.toSatisfy(SessionClosed.is);
  expect(await driver.sign(loan.session(own), 'k', { kind: 'sm2' }, Uint8Array.of(1, 2))).toEqual(Uint8Array.of(2, 1));
});

it('tells a wrong PIN to the borrower, who may ask again, and holds nothing against the driver', async () => {
  const { loan, client } = await borrow();
  const wrong = await client.login('one', pinOf('0000')).catch((error: unknown) => error);
  expect(PinIncorrect.is(wrong)).toBe(true);
  expect(loan.judge('login', wrong)).toBe(wrong);
  expect(await client.login('one', pinOf(goodPin))).toBe('session/1');
});

it('ends with its channel, and nothing else ends with it', async () => {
  const { channel, driver } = await borrow();
  channel.dispose();
  expect(await driver.pinStatus('one')).toEqual({ state: 'ok', triesLeft: 6 });
});

it('leaves no session behind when it ends during a login', async () => {
  const { client, channel } = await borrow();
  const login = client.login('slow', pinOf(goodPin));
  channel.dispose();
  await expect(login).rejects.toSatisfy(RpcClosed.is);
  await vi.waitFor(() => expect(logged).toContainEqual(['logged out', 'session/1']));
});

it('stops a driver that hung in a call of the borrower', async () => {
  const { loan } = await borrow();
  const restarts = vi.fn();
  supervisor.processes.onDidRestart(restarts);
  const told = loan.judge('login', RpcDeadline({ method: 'pin/login', milliseconds: 2_000 }));
  expect(DriverDeadline.is(told)).toBe(true);
  expect(restarts).toHaveBeenCalledTimes(1);
  expect(supervisor.status()).toMatchObject([{ state: 'idle' }]);
});

it('is refused where driver processes take no ports', async () => {
  const portless: DriverLauncher = {
    async launch(spec) {
      const { addPinPort: _, ...process } = await inProcess.launch(spec);
      return process;
    },
  };
  await expect(borrow(portless)).rejects.toSatisfy(RpcUnsendable.is);
});
