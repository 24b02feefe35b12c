import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testCallsRpc } from './test-calls.fixture.ts';
import { startTestServer, type TestServer, type TestWindow } from './test-server.fixture.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.dispose());

const call = (window: TestWindow, method: string) => window.workbench.call(testCallsRpc.name, method, []);

/** The answer may get lost with the process. */
const crash = (window: TestWindow) => call(window, 'crash').catch(() => {});

const isRunning = (id: number) => {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
};

function statesOf(window: TestWindow) {
  const states: { readonly state: string; readonly error?: unknown }[] = [];
  window.shell.hostState({ onProgress: (state) => states.push(state) }).catch(() => {});
  return states;
}

test('a plugin host that throws is ended and started anew; its windows are told to connect again', async () => {
  const window = await server.openWindow();
  const first = (await call(window, 'processId')) as number;
  const pending = expect(window.workbench.events()).rejects.toMatchObject({ code: 'rpc.closed' });
  await crash(window);
  await window.closed;
  await pending;
  // Its connections are cut a moment before the system has taken it away.
  await expect.poll(() => isRunning(first)).toBe(false);

  const again = await server.openWindow();
  const second = (await call(again, 'processId')) as number;
  expect(second).not.toBe(first);
  const log = readFileSync(join(server.profile, 'logs', 'plugin-host.log'), 'utf8');
  expect(log).toContain('the test asked for it');
  expect(log).toContain('plugin-host.child.ts');
  expect(readFileSync(join(server.profile, 'logs', 'shell.log'), 'utf8')).toContain('exit code 70');
});

test('one that is killed is started anew, too', async () => {
  const window = await server.openWindow();
  process.kill((await call(window, 'processId')) as number, 'SIGKILL');
  await window.closed;
  expect(await call(await server.openWindow(), 'processId')).toBeTypeOf('number');
});

test('after three crashes windows are told why nothing works, and can ask for another try', async () => {
  for (const _ of [1, 2, 3]) {
    const window = await server.openWindow();
    await crash(window);
    await window.closed;
  }
  const window = await server.openWindow();
  const states = statesOf(window);
  await expect
    .poll(() => states.at(-1))
    .toMatchObject({
      state: 'failed',
      error: { code: 'shell.plugin-host-failed', data: { crashes: 3 } },
    });
  await window.shell.restartHost();
  // The very same window is led to the new host.
  expect(await call(window, 'processId')).toBeTypeOf('number');
  const names = states.map(({ state }) => state);
  // Before the third process is gone for good, it looks as if it were started anew.
  expect(names.slice(names.indexOf('failed'))).toEqual(['failed', 'starting', 'running']);
});

test('nothing is left of a server that ends', async () => {
  const window = await server.openWindow();
  const host = (await call(window, 'processId')) as number;
  expect(isRunning(host)).toBe(true);
  await server.serving.dispose();
  await window.closed;
  expect(isRunning(host)).toBe(false);
  await expect(server.get('/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
