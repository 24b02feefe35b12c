/**
 * Plugin host of the server's tests, with one plugin of its own: `<entry> <profile folder>`. It keeps every byte that it
 * gets or sends in `<profile>/tap.bin`.
 */
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { answerCalls, DriverProcesses, definePlugin, PinEntry, ViewCalls } from '@sealwright/core/api';
import { runHostOverPipes } from '@sealwright/shell/node';
import { driverId, settableDriverId, testCallsRpc } from './test-calls.fixture.ts';

const [profile] = process.argv.slice(2) as [string];
const tap = (chunk: unknown) => {
  if (chunk instanceof Uint8Array) appendFileSync(join(profile, 'tap.bin'), chunk);
};
const { push, write } = Socket.prototype;
Socket.prototype.push = function (this: Socket, chunk, ...rest) {
  tap(chunk);
  return push.call(this, chunk, ...rest);
};
Socket.prototype.write = function (this: Socket, chunk: Uint8Array, ...rest: []) {
  tap(chunk);
  return write.call(this, chunk, ...rest);
} as typeof write;

const requestFor = (token: string) =>
  ({
    driver: driverId,
    token: { id: token, label: 'Test key', serial: '1', manufacturer: 'Sealwright tests' },
    pin: { state: 'ok' },
  }) as const;

const plugin = definePlugin({
  requires: { drivers: DriverProcesses, pin: PinEntry },
  activate({ own, contribute, drivers, pin }) {
    const calls = answerCalls(testCallsRpc, {
      processId: () => process.pid,
      crash() {
        setTimeout(() => {
          throw new Error('the test asked for it');
        });
      },
      unlock: async (token, { signal }) =>
        (await pin.unlock({ ...requestFor(token), purpose: { action: 'sign', subject: 'contract.pdf' } }, signal))
          .session,
      setPin: (token, task, { signal }) => pin.setPin({ ...requestFor(token), driver: settableDriverId, task }, signal),
      tokenLabel: async () => (await (await drivers.get(settableDriverId)).tokens())[0]?.label ?? '',
      pinState: async (token) => (await (await drivers.get(settableDriverId)).pinStatus(token)).state,
      sign: async (session) =>
        (await drivers.get(driverId)).sign(session, 'key', { kind: 'rsa-pkcs1', hash: 'sha256' }, new Uint8Array(32)),
    });
    own(contribute(ViewCalls, testCallsRpc.name, calls));
  },
});

await runHostOverPipes(profile, async () => [
  {
    manifest: {
      name: 'tester',
      version: '1.0.0',
      description: '',
      sealwright: {
        id: 'tester',
        engine: '*',
        requires: { 'host.driver-processes': '^1.0.0', 'shell.pin-entry': '^1.0.0' },
        contributes: { viewCalls: [{ id: testCallsRpc.name }] },
      },
    },
    origin: 'bundled',
    load: async () => ({ default: plugin }),
  },
]);
