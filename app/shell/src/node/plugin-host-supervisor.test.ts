import { memoryChannels, serve, splitChannel } from '@sealwright/core/rpc';
import { expect, test } from 'vitest';
import { pluginHostRpc, SHELL_PARTS } from './plugin-host-rpc.ts';
import { type PluginHostProcess, PluginHostSupervisor } from './plugin-host-supervisor.ts';

interface FakeHost extends PluginHostProcess {
  readonly number: number;
  exit(code: number): void;
}

/** `ready`: whether the host answers that windows can be served; `goes`: whether it ends with its channel, by itself. */
function fakeHost(number: number, ready = true, goes = true): FakeHost {
  const [shell, hostEnd] = memoryChannels();
  const parts = splitChannel(hostEnd, SHELL_PARTS);
  if (ready) serve(parts.host, pluginHostRpc, { ready: () => {}, ping: () => {}, watchRecent: () => {} });
  let exit: FakeHost['exit'] = () => {};
  const exited = new Promise<Awaited<PluginHostProcess['exited']>>((resolve) => {
    exit = (code) => {
      resolve({ code, signal: null });
      hostEnd.dispose();
    };
  });
  if (goes) void hostEnd.closed.then(() => exit(0));
  return { number, shell, exited, exit, kill: () => exit(137) };
}

function supervisor(launch?: (number: number) => Promise<FakeHost>, pause = 1) {
  const launched: FakeHost[] = [];
  const messages: string[] = [];
  const reasons: unknown[] = [];
  let time = 0;
  const hosts = new PluginHostSupervisor<FakeHost>({
    async launch() {
      const number = launched.length + 1;
      const host = (await launch?.(number)) ?? fakeHost(number);
      launched.push(host);
      return host;
    },
    services: {
      drivers: {
        get: () => Promise.reject(new Error('none')),
        setLibraries: async () => {},
        reset: async () => {},
        onDidRestart: () => ({ dispose() {} }),
        onDidChangeTokens: () => ({ dispose() {} }),
      },
      pin: { unlock: () => Promise.reject(new Error('none')), setPin: () => Promise.reject(new Error('none')) },
    },
    log({ message, data }) {
      messages.push(message);
      reasons.push(data?.reason);
    },
    now: () => new Date(time),
    pause,
  });
  return { hosts, launched, messages, reasons, advance: (milliseconds: number) => (time += milliseconds) };
}

const nextRunning = (hosts: PluginHostSupervisor<FakeHost>, number: number) =>
  new Promise<FakeHost>((resolve) => {
    const listening = hosts.onDidChange((state) => {
      if (state.state !== 'running' || state.process.number !== number) return;
      void listening.dispose();
      resolve(state.process);
    });
  });

const nextFailure = (hosts: PluginHostSupervisor<FakeHost>) =>
  new Promise<unknown>((resolve) => {
    hosts.onDidChange((state) => {
      if (state.state === 'failed') resolve(state.error);
    });
  });

test('a host that dies is started anew', async () => {
  const { hosts, messages } = supervisor();
  hosts.start();
  const first = await hosts.ready();
  const second = nextRunning(hosts, 2);
  first.exit(70);
  expect((await second).number).toBe(2);
  expect((await hosts.ready()).number).toBe(2);
  expect(messages).toEqual(['the plugin host ended unexpectedly']);
  await hosts.dispose();
});

test('one that has died is given to nobody, however long the pause is', async () => {
  const { hosts } = supervisor(undefined, 100);
  hosts.start();
  const first = await hosts.ready();
  let asked: Promise<FakeHost> | undefined;
  void first.exited.then(() => setTimeout(() => (asked = hosts.ready())));
  first.exit(70);
  await expect.poll(() => asked).toBeDefined();
  expect((await asked)?.number).toBe(2);
  await hosts.dispose();
});

test('after three crashes in five minutes it is given up, with a typed error, until somebody asks for it', async () => {
  const { hosts, launched } = supervisor();
  const failed = nextFailure(hosts);
  hosts.start();
  for (const number of [1, 2, 3]) {
    const running = number === 1 ? await hosts.ready() : await nextRunning(hosts, number);
    running.exit(70);
  }
  await expect(failed).resolves.toMatchObject({
    code: 'shell.plugin-host-failed',
    data: { crashes: 3, reason: 'exit code 70' },
  });
  await expect(hosts.ready()).rejects.toMatchObject({ code: 'shell.plugin-host-failed' });
  expect(launched).toHaveLength(3);
  hosts.start();
  expect((await nextRunning(hosts, 4)).number).toBe(4);
  await hosts.dispose();
});

test('crashes far apart are forgiven', async () => {
  const { hosts, advance } = supervisor();
  hosts.start();
  let running = await hosts.ready();
  for (let number = 2; number <= 6; number++) {
    advance(3 * 60_000);
    const next = nextRunning(hosts, number);
    running.exit(1);
    running = await next;
  }
  expect(hosts.state.state).toBe('running');
  await hosts.dispose();
});

test('a host that cannot be launched counts as crashed', async () => {
  const { hosts } = supervisor(() => Promise.reject(Object.assign(new Error('no'), { code: 'ENOENT' })));
  const failed = nextFailure(hosts);
  hosts.start();
  await expect(failed).resolves.toMatchObject({ data: { crashes: 3, reason: 'ENOENT' } });
});

test('a host that loses its channel is ended', async () => {
  const { hosts } = supervisor(async (number) => fakeHost(number, true, number > 1));
  hosts.start();
  const first = await hosts.ready();
  const second = nextRunning(hosts, 2);
  first.shell.dispose();
  await expect(first.exited).resolves.toEqual({ code: 137, signal: null });
  await second;
  await hosts.dispose();
});

test('a host that closes its channel just before it exits is not killed: its exit code is the reason', async () => {
  const { hosts, reasons } = supervisor(async (number) => fakeHost(number, true, number > 1));
  hosts.start();
  const first = await hosts.ready();
  const second = nextRunning(hosts, 2);
  first.shell.dispose();
  await first.shell.closed;
  first.exit(70);
  await second;
  expect(reasons).toEqual(['exit code 70']);
  await hosts.dispose();
});

test('disposing ends a running host in order, and none starts afterwards', async () => {
  const { hosts, launched } = supervisor();
  hosts.start();
  const first = await hosts.ready();
  await hosts.dispose();
  // 0: the channel closed and the host went by itself, it was not killed.
  await expect(first.exited).resolves.toEqual({ code: 0, signal: null });
  expect(launched).toHaveLength(1);
});

test('disposing while a host starts ends it, too', async () => {
  const { hosts, launched } = supervisor(async (number) => fakeHost(number, false));
  hosts.start();
  await new Promise((resolve) => setTimeout(resolve));
  await hosts.dispose();
  expect(launched).toHaveLength(1);
  await launched[0]?.exited;
});
