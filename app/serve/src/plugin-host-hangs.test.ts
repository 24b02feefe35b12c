import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect } from '@sealwright/core/rpc';
import {
  type PluginHostState,
  PluginHostSupervisor,
  type SpawnedPluginHost,
  spawnPluginHost,
} from '@sealwright/shell/node';
import { workbenchRpc } from '@sealwright/shell/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testCallsRpc } from './test-calls.fixture.ts';

let profile: string;
let hosts: PluginHostSupervisor<SpawnedPluginHost>;
let states: PluginHostState<SpawnedPluginHost>['state'][];

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'sealwright-hangs-'));
  const entry = fileURLToPath(new URL('./plugin-host.child.ts', import.meta.url));
  hosts = new PluginHostSupervisor({
    launch: () => spawnPluginHost({ entry, profile }),
    services: {
      drivers: {
        get: () => Promise.reject(new Error('none')),
        onDidRestart: () => ({ dispose() {} }),
        setLibraries: async () => {},
        reset: async () => {},
        onDidChangeTokens: () => ({ dispose() {} }),
      },
      pin: { unlock: () => Promise.reject(new Error('none')), setPin: () => Promise.reject(new Error('none')) },
    },
    log: () => {},
    pause: 1,
    patience: 500,
  });
  states = [];
  hosts.onDidChange(({ state }) => states.push(state));
  hosts.start();
});
afterEach(async () => {
  await hosts.dispose();
  rmSync(profile, { recursive: true, force: true });
});

/** Asked of the running process itself. */
async function processId(): Promise<number> {
  const window = connect((await hosts.ready()).openWindow(), workbenchRpc);
  return (await window.call(testCallsRpc.name, 'processId', [])) as number;
}

const isState = (state: (typeof states)[number]) =>
  expect.poll(() => hosts.state.state, { timeout: 20_000 }).toBe(state);

// Windows cannot stop a process by a signal.
test.skipIf(process.platform === 'win32')(
  'a plugin host that stands still is noticed, and so is that it goes on',
  async () => {
    const pid = await processId();
    process.kill(pid, 'SIGSTOP');
    await isState('unresponsive');
    process.kill(pid, 'SIGCONT');
    await isState('running');
    expect(await processId()).toBe(pid);
    expect(states).not.toContain('failed');
  },
);

// Windows cannot stop a process by a signal.
test.skipIf(process.platform === 'win32')(
  'one that stands still is ended and started anew when its user says so',
  async () => {
    const pid = await processId();
    process.kill(pid, 'SIGSTOP');
    await isState('unresponsive');
    hosts.start();
    await isState('running');
    expect(await processId()).not.toBe(pid);
    expect(() => process.kill(pid, 0)).toThrow();
  },
);

test('one that answers is left alone by another start', async () => {
  const pid = await processId();
  hosts.start();
  expect(await processId()).toBe(pid);
});
