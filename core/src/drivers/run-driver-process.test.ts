import { expect, test } from 'vitest';
import { connect } from '../rpc/connect.ts';
import { memoryChannels } from '../rpc/memory-channel.ts';
import { serve } from '../rpc/serve.ts';
import { splitChannel } from '../rpc/split-channel.ts';
import { driverLogRpc, pinDriverRpc } from './driver-rpc.ts';
import obedient from './obedient.fixture.ts';
import { runDriverProcess } from './run-driver-process.ts';

test('the log of a crash repeats nothing while a PIN is in use', async () => {
  const [host, hostEnd] = memoryChannels();
  const [pin, pinEnd] = memoryChannels();
  const problems: unknown[] = [];
  serve(splitChannel(host, ['driver', 'log']).log, driverLogRpc, {
    write({ data }) {
      problems.push(data?.problem);
    },
  });
  let given: (() => void) | undefined;
  const taken = new Promise<void>((resolve) => {
    given = resolve;
  });
  let finish: ((session: string) => void) | undefined;
  const driver = obedient({ folder: '', log: { debug() {}, info() {}, warn() {}, error() {} } });
  const login = () => {
    given?.();
    return new Promise<string>((resolve) => {
      finish = resolve;
    });
  };
  const { logCrash } = runDriverProcess({
    ...{ host: hostEnd, pin: pinEnd, folder: '' },
    load: async () => ({ default: async () => ({ ...(await driver), login }) }),
  });
  const loggedIn = connect(pin, pinDriverRpc).login('token', Buffer.from('12345678'));
  await taken;
  logCrash(new Error('bad argument: 12345678'));
  finish?.('s1');
  await loggedIn;
  logCrash(new Error('later'));
  await expect.poll(() => problems).toEqual([undefined, expect.stringContaining('Error: later')]);
  host.dispose();
  pin.dispose();
});
