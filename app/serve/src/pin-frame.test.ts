/** The way of a PIN in a browser: from a frame of another origin to the driver, and nowhere else. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPage, showFrame, socketAddress, withFrames } from './pin-frame.fixture.ts';
import { testCallsRpc } from './test-calls.fixture.ts';
import { addressPath, startTestServer, type TestServer, type TestWindow } from './test-server.fixture.ts';

/** What the driver of the tests takes. */
const PIN = '24681357';
const pinBytes = (text = PIN) => new TextEncoder().encode(text);

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.dispose());

const unlock = (window: TestWindow, token = 'one') =>
  window.workbench.call(testCallsRpc.name, 'unlock', [token]) as Promise<string>;

test('the PIN opens a session, and its bytes are in no message of the window or of the plugin host', async () => {
  const window = withFrames(await server.openWindow());
  await window.shell.setLook({ locale: 'en', theme: 'dark' });
  const session = unlock(window);
  const { id, frame } = await showFrame(window);
  expect(await frame.page.content()).toMatchObject({
    request: { token: { label: 'Test key' }, purpose: { subject: 'contract.pdf' } },
    locale: 'en',
    theme: 'dark',
  });
  const opened = await frame.pin.login('one', pinBytes());
  frame.end({ kind: 'session', session: opened });
  expect(await session).toBe(opened);
  expect(await window.next()).toEqual({ kind: 'hide', id });
  await frame.closed;
  expect(await window.workbench.call(testCallsRpc.name, 'sign', [opened])).toHaveLength(32);

  const host = readFileSync(join(server.profile, 'tap.bin'));
  const wire = Buffer.concat(window.wire);
  const logs = ['shell', 'plugin-host'].map((name) => join(server.profile, 'logs', `${name}.log`)).filter(existsSync);
  // Both taps see what does pass there.
  for (const tap of [host, wire]) expect(tap.includes(opened)).toBe(true);
  for (const tap of [host, wire, ...logs.map((file) => readFileSync(file))]) {
    for (const form of [PIN, Buffer.from(PIN).toString('hex'), Buffer.from(PIN).toString('base64')]) {
      expect(tap.includes(form)).toBe(false);
    }
  }
});

test('the frame may stand in the window only, and its socket opens for its own page only', async () => {
  const window = withFrames(await server.openWindow());
  const session = unlock(window);
  const { id, address } = await window.nextFrame();
  const { origin, path } = socketAddress(address);
  const cookie = await server.cookie();
  expect(origin).not.toBe(server.origin);

  const page = await server.get(addressPath(address), {}, { origin });
  expect(page.status).toBe(200);
  expect(page.headers['content-security-policy']).toContain(`frame-ancestors ${server.origin}`);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.headers['x-content-type-options']).toBe('nosniff');
  expect((await server.get(addressPath(address), { host: 'evil.example' }, { origin })).status).toBe(403);

  // The workbench's own page knows the address, and cannot use it.
  expect(await server.tryUpgrade(path, { origin: server.origin, cookie }, origin)).toBe(403);
  expect(await server.tryUpgrade(path, { origin: 'https://evil.example' }, origin)).toBe(403);
  expect(await server.tryUpgrade(path, {}, origin)).toBe(403);
  expect(await server.tryUpgrade('/socket?ticket=guessed', { origin }, origin)).toBe(403);
  expect(await server.tryUpgrade('/socket', { origin }, origin)).toBe(403);
  // Nobody of these used the ticket up.
  const frame = await openPage(address);
  frame.end({ kind: 'cancelled' });
  await expect(session).rejects.toMatchObject({ code: 'pin.cancelled' });
  expect(await window.next()).toEqual({ kind: 'hide', id });
});

test('a ticket works once, and not after its request', async () => {
  const window = withFrames(await server.openWindow());
  const first = unlock(window);
  const { id, address, frame } = await showFrame(window);
  const { origin, path } = socketAddress(address);
  expect(await server.tryUpgrade(path, { origin }, origin)).toBe(403);
  frame.close();
  await expect(first).rejects.toMatchObject({ code: 'pin.cancelled' });
  expect(await window.next()).toEqual({ kind: 'hide', id });

  const second = unlock(window);
  const shown = await window.nextFrame();
  await window.shell.cancelPin(shown.id);
  await expect(second).rejects.toMatchObject({ code: 'pin.cancelled' });
  const unused = socketAddress(shown.address);
  expect(await server.tryUpgrade(unused.path, { origin }, origin)).toBe(403);
});

test('a page can log in to its own token and do nothing more', async () => {
  const window = withFrames(await server.openWindow());
  const session = unlock(window);
  const { frame } = await showFrame(window);
  await expect(frame.pin.login('another', pinBytes())).rejects.toMatchObject({ code: 'rpc.invalid' });
  await expect(frame.pin.changePin('one', pinBytes(), pinBytes('1'))).rejects.toMatchObject({ code: 'rpc.invalid' });
  expect(await frame.pin.features()).toEqual({ changePin: false, unblockPin: false });
  // A session that it did not open is none.
  frame.end({ kind: 'session', session: '1/session/1' });
  await expect(session).rejects.toMatchObject({ code: 'pin.cancelled' });
});

test('what the driver says about a PIN reaches who asked for it', async () => {
  const window = withFrames(await server.openWindow());
  const session = unlock(window);
  const { frame } = await showFrame(window);
  const error = await frame.pin.login('one', pinBytes('0000')).catch((fault: unknown) => fault);
  expect(error).toMatchObject({ code: 'token.pin-incorrect', data: { triesLeft: 5 } });
  const record = JSON.parse(JSON.stringify(error));
  frame.end({ kind: 'failed', error: record });
  await expect(session).rejects.toMatchObject({ code: 'token.pin-incorrect', data: { triesLeft: 5 } });
});

test('a session whose page went away before it was claimed is closed', async () => {
  const window = withFrames(await server.openWindow());
  const session = unlock(window);
  const { frame } = await showFrame(window);
  const opened = await frame.pin.login('one', pinBytes());
  frame.close();
  await expect(session).rejects.toMatchObject({ code: 'pin.cancelled' });
  await expect
    .poll(() => window.workbench.call(testCallsRpc.name, 'sign', [opened]).catch((error) => error.code))
    .toBe('token.session-closed');
});

test('requests wait for their turn; the frame is shown in the window that was used last', async () => {
  const [one, two] = [withFrames(await server.openWindow()), withFrames(await server.openWindow())];
  const first = unlock(one);
  const shownInOne = await showFrame(one);
  const second = unlock(two);
  shownInOne.frame.end({ kind: 'cancelled' });
  await expect(first).rejects.toMatchObject({ code: 'pin.cancelled' });
  expect(await one.next()).toMatchObject({ kind: 'hide' });
  const shownInTwo = await showFrame(two);
  shownInTwo.frame.end({ kind: 'cancelled' });
  await expect(second).rejects.toMatchObject({ code: 'pin.cancelled' });
});

test('with its window, a request ends; without any window, there is nobody to ask', async () => {
  const [one, two] = [withFrames(await server.openWindow()), await server.openWindow()];
  const fromTwo = unlock(two);
  const { frame } = await showFrame(one);
  one.close();
  await expect(fromTwo).rejects.toMatchObject({ code: 'pin.cancelled' });
  await frame.closed;
  await expect(unlock(two)).rejects.toMatchObject({ code: 'pin.unavailable' });
});

/** Process numbers of the drivers that this process has started. */
function driverProcesses(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'latin1')) ?? [];
        const command = readFileSync(`/proc/${name}/cmdline`, 'latin1');
        return Number(parent) === process.pid && command.includes('driver-process');
      } catch {
        return false; // ended meanwhile
      }
    })
    .map(Number);
}

// Driver processes are found in /proc, which only Linux has.
test.skipIf(process.platform !== 'linux')('a driver that dies while its frame waits is told of at once', async () => {
  const window = withFrames(await server.openWindow());
  const first = unlock(window);
  const { frame } = await showFrame(window);
  const opened = await frame.pin.login('one', pinBytes());
  frame.end({ kind: 'session', session: opened });
  await first;
  await window.next();

  const second = expect(unlock(window)).rejects.toMatchObject({ code: 'driver.crashed' });
  const { frame: waiting } = await showFrame(window);
  await waiting.page.content();
  for (const pid of driverProcesses()) process.kill(pid, 'SIGKILL');
  await waiting.pinClosed;
  const sentence = { 'zh-CN': '', en: '' };
  waiting.end({ kind: 'failed', error: { code: 'rpc.closed', data: {}, sentence } });
  await second;
});
