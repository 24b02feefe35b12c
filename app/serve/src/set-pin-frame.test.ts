/** The way of a new PIN in a browser: from a frame of another origin to the driver, and nowhere else. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PinTask } from '@sealwright/core/api';
import { pinPageSize } from '@sealwright/shell/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FrameWindow, showFrame, withFrames } from './pin-frame.fixture.ts';
import { firstPin, officerPin, unfitPin } from './settable-driver.fixture.ts';
import { testCallsRpc } from './test-calls.fixture.ts';
import { startTestServer, type TestServer } from './test-server.fixture.ts';

const NEW_PIN = '86427531';
const bytes = (text: string) => new TextEncoder().encode(text);
const PIN_SET = { kind: 'pin-set' } as const;

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.dispose());

const setPin = (window: FrameWindow, task: PinTask = 'change', token = 'one') =>
  window.workbench.call(testCallsRpc.name, 'setPin', [token, task]) as Promise<void>;

const tokenLabel = (window: FrameWindow) => window.workbench.call(testCallsRpc.name, 'tokenLabel', []);

async function open(task: PinTask = 'change', token = 'one') {
  const window = withFrames(await server.openWindow());
  const set = setPin(window, task, token);
  // What it is awaited for comes later.
  set.catch(() => {});
  return { window, set, ...(await showFrame(window)) };
}

test('both tasks reach the driver, and no PIN is in a message of the window or the plugin host, in a log or a command line', async () => {
  const { window, set, id, size, frame } = await open('change');
  const { request } = await frame.page.content();
  expect(request).toMatchObject({ task: 'change', token: { label: 'Test key' } });
  expect(size).toEqual(pinPageSize(request));
  const wrong = await frame.pin.changePin('one', bytes('00000001'), bytes(NEW_PIN)).catch((error: unknown) => error);
  expect(wrong).toMatchObject({ code: 'token.pin-incorrect', data: { triesLeft: 2 } });
  await expect(frame.pin.changePin('one', bytes(firstPin), bytes(unfitPin))).rejects.toMatchObject({
    code: 'token.pin-unfit',
  });
  await frame.pin.changePin('one', bytes(firstPin), bytes(NEW_PIN));
  frame.end(PIN_SET);
  await set;
  expect(await window.next()).toEqual({ kind: 'hide', id });
  await frame.closed;

  const unblocked = setPin(window, 'unblock');
  const { frame: second } = await showFrame(window);
  await expect(second.pin.unblockPin('one', bytes('00000002'), bytes(NEW_PIN))).rejects.toMatchObject({
    code: 'token.unblocking-pin-incorrect',
  });
  await second.pin.unblockPin('one', bytes(officerPin), bytes('75318642'));
  second.end(PIN_SET);
  await unblocked;

  const host = readFileSync(join(server.profile, 'tap.bin'));
  const wire = Buffer.concat(window.wire);
  const logs = ['shell', 'plugin-host'].map((name) => join(server.profile, 'logs', `${name}.log`)).filter(existsSync);
  // Both taps see what does pass there.
  for (const tap of [host, wire]) expect(tap.includes('unblock')).toBe(true);
  const told = [wrong as Error].map((error) => Buffer.from(`${error.message} ${error.stack} ${JSON.stringify(error)}`));
  const places = [host, wire, ...told, ...commandLines(), ...logs.map((file) => readFileSync(file))];
  for (const pin of [firstPin, NEW_PIN, officerPin, '75318642', '00000001', '00000002']) {
    for (const form of [pin, Buffer.from(pin).toString('hex'), Buffer.from(pin).toString('base64')]) {
      expect(places.filter((place) => place.includes(form))).toEqual([]);
    }
  }
});

test('a page can do to its own token what it is there for, once, and nothing more', async () => {
  const { set, frame } = await open('change');
  const refused = { code: 'rpc.invalid' };
  expect(await frame.pin.features()).toEqual({ changePin: true, unblockPin: false });
  await expect(frame.pin.login('one', bytes(firstPin))).rejects.toMatchObject(refused);
  await expect(frame.pin.unblockPin('one', bytes(officerPin), bytes(NEW_PIN))).rejects.toMatchObject(refused);
  await expect(frame.pin.changePin('another', bytes(firstPin), bytes(NEW_PIN))).rejects.toMatchObject(refused);
  await frame.pin.changePin('one', bytes(firstPin), bytes(NEW_PIN));
  await expect(frame.pin.changePin('one', bytes(NEW_PIN), bytes(firstPin))).rejects.toMatchObject(refused);
  frame.end(PIN_SET);
  await set;
});

test('a PIN that the driver has not set is not reported as set', async () => {
  const { set, frame } = await open('change');
  frame.end(PIN_SET);
  await expect(set).rejects.toMatchObject({ code: 'pin.cancelled' });
});

test('what the driver says reaches who asked for it', async () => {
  const { set, frame } = await open('change', 'locked');
  const error = await frame.pin.changePin('locked', bytes(firstPin), bytes(NEW_PIN)).catch((fault: unknown) => fault);
  frame.end({ kind: 'failed', error: JSON.parse(JSON.stringify(error)) });
  await expect(set).rejects.toMatchObject({ code: 'token.pin-locked' });
});

test('the frame stays while the device works: neither its window nor its own end lose what came of it', async () => {
  const { window, set, id, frame } = await open('change', 'slow');
  const changed = frame.pin.changePin('slow', bytes(firstPin), bytes(NEW_PIN));
  changed.catch(() => {});
  await expect.poll(() => tokenLabel(window)).not.toBe('');
  await window.shell.cancelPin(id);
  // The page crashes.
  frame.close();
  await frame.closed;
  await window.workbench.call(testCallsRpc.name, 'pinState', ['slow']);
  await set;
  const again = setPin(window);
  await window.next();
  const { frame: second } = await showFrame(window);
  await second.pin.changePin('one', bytes(NEW_PIN), bytes(firstPin));
  second.end(PIN_SET);
  await again;
});

test('a driver that dies in the middle is told of, and the next request works', async () => {
  const { window, set, frame } = await open('change', 'crash');
  const error = await frame.pin.changePin('crash', bytes(firstPin), bytes(NEW_PIN)).catch((fault: unknown) => fault);
  expect(error).toMatchObject({ code: 'driver.crashed' });
  frame.end({ kind: 'failed', error: JSON.parse(JSON.stringify(error)) });
  await expect(set).rejects.toMatchObject({ code: 'driver.crashed' });
  await window.next();
  const again = setPin(window);
  const { frame: second } = await showFrame(window);
  await second.pin.changePin('one', bytes(firstPin), bytes(NEW_PIN));
  second.end(PIN_SET);
  await again;
});

/** Command lines and environments of this process and of those that it started, where the system shows them. */
function commandLines(): Buffer[] {
  if (process.platform !== 'linux') return [Buffer.from(process.argv.join(' '))];
  return ['self', ...childProcesses()].flatMap((pid) =>
    ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${pid}/${name}`)),
  );
}

function childProcesses(): string[] {
  return readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean);
}

test('the PINs that the driver was lent are overwritten', async () => {
  const { window, set, frame } = await open('change');
  await frame.pin.changePin('one', bytes(firstPin), bytes(NEW_PIN));
  frame.end(PIN_SET);
  await set;
  expect(await tokenLabel(window)).toBe(`${'00'.repeat(8)} ${'00'.repeat(8)}`);
});
