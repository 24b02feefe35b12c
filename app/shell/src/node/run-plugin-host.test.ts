import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  answerCalls,
  Commands,
  DriverProcesses,
  defineError,
  definePlugin,
  defineRpc,
  type ErrorRecord,
  PinEntry,
  PluginAdmin,
  ViewCalls,
  Workbench,
} from '@sealwright/core/api';
import type { PluginPackage } from '@sealwright/core/kernel';
import { connect, memoryChannels } from '@sealwright/core/rpc';
import { testPlugin } from '@sealwright/core/testkit';
import { Type } from 'typebox';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type WorkbenchEvent, workbenchRpc } from '../protocol/index.ts';
import { type PluginHost, runPluginHost } from './run-plugin-host.ts';
import { type ShellServices, serveShell } from './serve-shell.ts';

const NotToday = defineError<{ day: string }>('test.not-today', {
  'zh-CN': '今天（{day}）不行。',
  en: 'Not on {day}.',
});
const text = (value: string) => ({ 'zh-CN': value, en: value });

const testRpc = defineRpc('test', {
  join: { params: Type.Tuple([Type.String(), Type.Union([Type.String(), Type.Undefined()])]), result: Type.String() },
  refuse: { params: Type.Tuple([]), result: Type.Void() },
  fail: { params: Type.Tuple([]), result: Type.Void() },
  count: { params: Type.Tuple([Type.Integer()]), result: Type.Integer(), progress: Type.Integer() },
  hang: { params: Type.Tuple([]), result: Type.Void(), progress: Type.String() },
  notify: { params: Type.Tuple([Type.String()]), result: Type.Void() },
  open: { params: Type.Tuple([]), result: Type.Void() },
  unlock: { params: Type.Tuple([]), result: Type.String() },
  setPin: { params: Type.Tuple([]), result: Type.Void() },
  sign: { params: Type.Tuple([]), result: Type.Unknown() },
  disable: { params: Type.Tuple([Type.String()]), result: Type.Void() },
});

const aborted: string[] = [];
const pinsSet: string[] = [];

const worker = testPlugin(
  {
    id: 'worker',
    requires: {
      'host.driver-processes': '^1.0.0',
      'shell.pin-entry': '^1.0.0',
      'shell.workbench': '^1.0.0',
      'host.plugins': '^1.0.0',
    },
    contributes: {
      viewCalls: [{ id: 'test' }],
      commands: [{ id: 'test.echo', title: text('echo') }],
      settings: [{ id: 'test.size', title: text('size'), schema: { type: 'integer', minimum: 1 }, default: 5 }],
    },
  },
  definePlugin({
    requires: { drivers: DriverProcesses, pin: PinEntry, workbench: Workbench, plugins: PluginAdmin },
    activate({ own, contribute, drivers, pin, workbench, plugins }) {
      const request = {
        driver: 'soft',
        token: { id: 't', label: 't', serial: '1', manufacturer: 'm' },
        pin: { state: 'ok' },
        purpose: { action: 'sign', subject: 'a.pdf' },
      } as const;
      own(contribute(Commands, 'test.echo', { run: async (argument) => ({ echo: argument }) }));
      own(
        contribute(
          ViewCalls,
          'test',
          answerCalls(testRpc, {
            join: (left, right) => `${left}+${right}`,
            refuse() {
              throw NotToday({ day: '周日' });
            },
            fail() {
              throw new TypeError('a bug');
            },
            count(to, { progress }) {
              for (let n = 1; n <= to; n++) progress(n);
              return to;
            },
            hang: ({ signal, progress }) =>
              new Promise((_, reject) => {
                progress('begun');
                signal.addEventListener('abort', () => {
                  aborted.push('hang');
                  reject(signal.reason);
                });
              }),
            notify: (message) => workbench.notify({ severity: 'info', message: text(message) }),
            open: () => workbench.runCommand('documents.open', { path: 'a.pdf' }),
            unlock: async () => (await pin.unlock(request)).session,
            setPin: () => pin.setPin({ ...request, task: 'change' }),
            sign: async () => (await drivers.get('soft')).tokens(),
            disable: (plugin) => plugins.disable(plugin),
          }),
        ),
      );
    },
  }),
);

const page = testPlugin({
  id: 'page',
  title: { 'zh-CN': '页面', en: 'Page' },
  version: '2.3.4',
  contributes: { views: [{ id: 'page.main', title: text('page'), place: 'page', group: 'main' }] },
});

const services: ShellServices = {
  drivers: {
    get: async () => ({
      tokens: async () => [{ id: 't', label: 'Token', serial: '1', manufacturer: 'm' }],
      keys: async () => [],
      pinStatus: async () => ({ state: 'ok' }),
      sign: async () => new Uint8Array(),
      logout: async () => {},
    }),
    setLibraries: async () => {},
    reset: async () => {},
    onDidRestart: () => ({ dispose() {} }),
    onDidChangeTokens: () => ({ dispose() {} }),
  },
  pin: {
    unlock: async ({ token }) => ({ session: `session of ${token.id}` }),
    setPin: async ({ task }) => void pinsSet.push(task),
  },
};

let profile: string;
let host: PluginHost | undefined;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'sealwright-host-'));
});
afterEach(async () => {
  await host?.dispose();
  host = undefined;
  rmSync(profile, { recursive: true, force: true });
});

async function start(plugins: readonly PluginPackage[] = [worker, page]) {
  const [shell, hostEnd] = memoryChannels();
  const control = serveShell(shell, services);
  host = await runPluginHost({ profile, plugins, shell: hostEnd, log: () => {} });
  await control.ready();
  const running = host;
  return {
    openWindow() {
      const [window, end] = memoryChannels();
      running.addWindow(end);
      return { client: connect(window, workbenchRpc), close: () => window.dispose() };
    },
  };
}

type Window = ReturnType<Awaited<ReturnType<typeof start>>['openWindow']>['client'];

function eventsOf(client: Window) {
  const heard: WorkbenchEvent[] = [];
  client.events({ onProgress: (event) => heard.push(event) }).catch(() => {});
  return heard;
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 10));

test('a window gets the contributions with their plugins, and no code is loaded for it', async () => {
  const untouched = testPlugin(
    { id: 'untouched', contributes: { commands: [{ id: 'untouched.run', title: text('run') }] } },
    async () => {
      throw new Error('loaded');
    },
  );
  const { client } = (await start([worker, page, untouched])).openWindow();
  const contributions = await client.contributions();
  expect(contributions.views).toEqual([
    {
      id: 'page.main',
      plugin: 'page',
      version: '2.3.4',
      pluginTitle: { 'zh-CN': '页面', en: 'Page' },
      data: { title: text('page'), place: 'page', group: 'main' },
    },
  ]);
  expect(contributions.commands?.map(({ id }) => id)).toEqual(['untouched.run', 'test.echo']);
  expect(contributions.viewCalls).toEqual([
    {
      id: 'test',
      plugin: 'worker',
      version: '1.0.0',
      pluginTitle: { 'zh-CN': 'worker', en: 'worker' },
      data: {},
    },
  ]);
  expect(contributions).not.toHaveProperty('stampModes');
});

test('contributions of disabled plugins are gone, and windows are told once', async () => {
  const { client } = (await start()).openWindow();
  const heard = eventsOf(client);
  await client.call('test', 'disable', ['page']);
  await turn();
  expect((await client.contributions()).views).toEqual([]);
  expect(heard).toEqual([{ kind: 'contributions' }]);
});

test('calls reach the plugin with progress; results and errors come back unchanged', async () => {
  const { client } = (await start()).openWindow();
  expect(await client.call('test', 'join', ['a', 'b'])).toBe('a+b');
  expect(await client.call('test', 'join', ['a'])).toBe('a+undefined');
  const counted: unknown[] = [];
  expect(await client.call('test', 'count', [3], { onProgress: (n) => counted.push(n) })).toBe(3);
  expect(counted).toEqual([1, 2, 3]);
  const refused = (await client.call('test', 'refuse', []).catch((error: unknown) => error)) as {
    toJSON(): ErrorRecord;
  };
  expect(refused.toJSON()).toEqual(NotToday({ day: '周日' }).toJSON());
  await expect(client.call('test', 'fail', [])).rejects.toMatchObject({
    code: 'plugin.fault',
    data: { plugin: 'worker' },
  });
});

test('what does not fit reaches no plugin', async () => {
  const { client } = (await start()).openWindow();
  await expect(client.call('test', 'join', [1])).rejects.toMatchObject({ code: 'rpc.invalid' });
  await expect(client.call('test', 'constructor', [])).rejects.toMatchObject({ code: 'rpc.invalid' });
  await expect(client.call('elsewhere', 'join', [])).rejects.toMatchObject({ code: 'workbench.calls-unknown' });
  await expect(client.runCommand('elsewhere')).rejects.toMatchObject({ code: 'workbench.command-unknown' });
});

test('a call ends when its window aborts it or goes away', async () => {
  const { openWindow } = await start();
  const { client, close } = openWindow();
  aborted.length = 0;
  const controller = new AbortController();
  const begun = new Promise((resolve) => {
    const hanging = client.call('test', 'hang', [], { signal: controller.signal, onProgress: resolve });
    hanging.catch(() => {});
  });
  await begun;
  controller.abort();
  await turn();
  expect(aborted).toEqual(['hang']);

  const again = new Promise((resolve) => client.call('test', 'hang', [], { onProgress: resolve }).catch(() => {}));
  await again;
  close();
  await turn();
  expect(aborted).toEqual(['hang', 'hang']);
});

test('commands run with their argument', async () => {
  const { client } = (await start()).openWindow();
  expect(await client.runCommand('test.echo', [1, 'two'])).toEqual({ echo: [1, 'two'] });
});

test('notices go to every window, commands to the one that was used last', async () => {
  const { openWindow } = await start();
  const [one, two] = [openWindow().client, openWindow().client];
  const [first, second] = [eventsOf(one), eventsOf(two)];
  await one.call('test', 'notify', ['hello']);
  await two.call('test', 'open', []);
  await one.call('test', 'open', []);
  await turn();
  const notice = { kind: 'notice', notice: { severity: 'info', message: text('hello') } };
  const command = { kind: 'command', command: 'documents.open', argument: { path: 'a.pdf' } };
  expect(first).toEqual([notice, command]);
  expect(second).toEqual([notice, command]);
});

test('what happened before the first window listens is kept for it, and told once', async () => {
  const { openWindow } = await start();
  await openWindow().client.call('test', 'notify', ['early']);
  const { client } = openWindow();
  const heard = eventsOf(client);
  await turn();
  expect(heard).toMatchObject([{ kind: 'notice', notice: { message: text('early') } }]);
  const later = eventsOf(openWindow().client);
  await turn();
  expect(later).toEqual([]);
});

test('settings are listed, set, checked and reset; every window learns of a change', async () => {
  const { openWindow } = await start();
  const [one, two] = [openWindow().client, openWindow().client];
  const heard = eventsOf(two);
  expect(await one.settings()).toMatchObject([{ key: 'test.size', plugin: 'worker', value: 5, isSet: false }]);
  await one.setSetting('test.size', 9);
  expect(await two.settings()).toMatchObject([{ value: 9, isSet: true }]);
  await expect(one.setSetting('test.size', 0)).rejects.toMatchObject({ code: 'settings.invalid-value' });
  await one.resetSetting('test.size');
  expect(await two.settings()).toMatchObject([{ value: 5, isSet: false }]);
  expect(heard).toEqual([
    { kind: 'setting', key: 'test.size' },
    { kind: 'setting', key: 'test.size' },
  ]);
});

test('faults of views count like faults in the host: the third one quarantines the plugin until it is enabled', async () => {
  const { client } = (await start()).openWindow();
  const heard = eventsOf(client);
  const fault = { plugin: 'page', where: 'view page.main', message: 'it broke' };
  await client.reportFault(fault);
  await client.reportFault({ ...fault, plugin: 'nobody' });
  await client.reportFault(fault);
  expect((await client.contributions()).views).toHaveLength(1);
  expect(await client.quarantined()).toEqual([]);
  await client.reportFault(fault);
  await turn();
  expect((await client.contributions()).views).toEqual([]);
  expect(await client.quarantined()).toEqual([{ plugin: 'page', title: { 'zh-CN': '页面', en: 'Page' } }]);
  expect(heard).toEqual([{ kind: 'contributions' }]);
  await client.enablePlugin('page');
  await turn();
  expect((await client.contributions()).views).toHaveLength(1);
  expect(await client.quarantined()).toEqual([]);
  expect(heard).toEqual([{ kind: 'contributions' }, { kind: 'contributions' }]);
  await expect(client.enablePlugin('nobody')).rejects.toMatchObject({ code: 'host.plugin-unknown' });
});

test('the state of windows outlives the host, and has a limit', async () => {
  const { client } = (await start()).openWindow();
  expect(await client.readState()).toBeNull();
  await client.writeState({ open: ['a', 'b'], width: 3 });
  await expect(client.writeState({ text: 'x'.repeat(300_000) })).rejects.toMatchObject({
    code: 'workbench.state-too-large',
  });
  await host?.dispose();
  const next = (await start()).openWindow();
  expect(await next.client.readState()).toEqual({ open: ['a', 'b'], width: 3 });
});

test('plugins use the drivers and the PIN entry of the shell', async () => {
  const { client } = (await start()).openWindow();
  expect(await client.call('test', 'unlock', [])).toBe('session of t');
  await client.call('test', 'setPin', []);
  expect(pinsSet).toEqual(['change']);
  expect(await client.call('test', 'sign', [])).toMatchObject([{ label: 'Token' }]);
});
