import { toDisposable } from '@sealwright/core/api';
import { RpcClosed } from '@sealwright/core/rpc';
import { defineView, defineViewService, type ViewDefinition, type Workbench } from '@sealwright/ui';
import { afterEach, expect, test, vi } from 'vitest';
import type { HostConnection } from '../host/host-connection.ts';
import { contributionStore } from '../testing/contributed.ts';
import { createPluginCodes, type PluginCodes } from './plugin-codes.ts';

const lists = {
  views: [{ id: 'page', plugin: 'a' }],
  viewServices: [{ id: 'clock', plugin: 'a' }],
  viewCommands: [{ id: 'b.run', plugin: 'b' }],
};
const Clock = defineViewService<{ now(): number }>('clock');

function start(definitions: Readonly<Record<string, ViewDefinition | undefined>>) {
  const contributions = contributionStore(lists);
  const onFault = vi.fn();
  let reconnect = () => {};
  const codes = createPluginCodes({
    loaders: Object.fromEntries(
      Object.entries(definitions).map(([id, definition]) => [
        id,
        async () => ({ ...(definition && { default: definition }) }),
      ]),
    ),
    contributions,
    host: {
      onConnected(listener: () => void) {
        reconnect = listener;
      },
    } as unknown as HostConnection,
    workbench: () => ({}) as Workbench,
    onFault,
  });
  return { codes, contributions, onFault, reconnect: () => reconnect() };
}

/** The owner of `Clock`, whose every run tells another time. */
function clockOwner() {
  let runs = 0;
  return defineView({
    activate({ provide }) {
      const mine = ++runs;
      provide(Clock, { now: () => mine });
    },
  });
}

/** A user of `Clock` that keeps it; its command asks it. */
const clockUser = defineView({
  async activate({ service, command }) {
    const clock = await service(Clock);
    command('b.run', () => clock.now());
  },
});

const run = async (codes: PluginCodes) => (await codes.attempt('b')).commands.get('b.run')!();

afterEach(() => {
  vi.useRealTimers();
});

test('view code runs once, on first use', async () => {
  const activate = vi.fn();
  const { codes } = start({ a: defineView({ activate }) });
  expect(activate).not.toHaveBeenCalled();
  await Promise.all([codes.activate('a'), codes.activate('a')]);
  expect(activate).toHaveBeenCalledOnce();
});

test('what the manifest does not list cannot be registered, and what was owned by then ends', async () => {
  const end = vi.fn();
  const { codes, onFault } = start({
    a: defineView({
      activate({ own, view }) {
        own(toDisposable(end));
        view('someone elses', () => null);
      },
    }),
  });
  await expect(codes.activate('a')).rejects.toMatchObject({ code: 'plugin.undeclared' });
  await expect(codes.activate('a')).rejects.toMatchObject({ code: 'plugin.undeclared' });
  expect(end).toHaveBeenCalledOnce();
  expect(onFault).toHaveBeenCalledOnce();
});

test('a view service loads its owner', async () => {
  const { codes } = start({ a: clockOwner(), b: clockUser });
  expect(await run(codes)).toBe(1);
});

test('whose service is gone ends with it, and finds the new one when it is back', async () => {
  const { codes, contributions, onFault } = start({ a: clockOwner(), b: clockUser });
  expect(await run(codes)).toBe(1);
  contributions.become({ viewCommands: lists.viewCommands });
  await expect(codes.attempt('b')).rejects.toMatchObject({ code: 'view.service-missing' });
  contributions.become(lists);
  expect(await (await codes.activate('b')).commands.get('b.run')!()).toBe(2);
  expect(onFault).not.toHaveBeenCalled();
});

test('a restart of the owner restarts the users of its services, who end first', async () => {
  const ends: string[] = [];
  const ending = (definition: ViewDefinition, name: string) =>
    defineView({
      activate(context) {
        context.own(toDisposable(() => void ends.push(name)));
        return definition.activate(context);
      },
    });
  const { codes } = start({ a: ending(clockOwner(), 'owner'), b: ending(clockUser, 'user') });
  expect(await run(codes)).toBe(1);
  codes.restart('a');
  expect(codes.generations.getState()).toEqual({ a: 1, b: 1 });
  expect(await run(codes)).toBe(2);
  expect(ends).toEqual(['user', 'owner']);
});

test.each([
  ['fails', 'activate() { throw }', 'view.service-failed'],
  ['does not provide it', '', 'plugin.contribution-missing'],
])('where the owner %s, the fault is not counted against the user', async (_what, fails, code) => {
  const owner = defineView({
    activate() {
      if (fails) throw new Error('broken');
    },
  });
  const { codes, onFault } = start({ a: owner, b: clockUser });
  await expect(codes.activate('b')).rejects.toMatchObject({ code });
  expect(onFault.mock.calls.map(([plugin]) => plugin)).toEqual(fails ? ['a'] : []);
});

test('after a restart the next use runs the code anew, and what it owned has ended', async () => {
  const end = vi.fn();
  let isBroken = true;
  const { codes, onFault } = start({
    a: defineView({
      activate({ own }) {
        own(toDisposable(end));
        if (isBroken) throw new Error('broken');
      },
    }),
  });
  const broken = { code: 'plugin.view-fault', data: { plugin: 'a', where: 'activate' }, cause: new Error('broken') };
  await expect(codes.activate('a')).rejects.toMatchObject(broken);
  isBroken = false;
  await expect(codes.activate('a')).rejects.toMatchObject(broken);
  codes.restart('a');
  expect(codes.generations.getState()).toEqual({ a: 1 });
  await codes.activate('a');
  expect(end).toHaveBeenCalledOnce();
  codes.restart('a');
  await vi.waitFor(() => expect(end).toHaveBeenCalledTimes(2));
  expect(onFault).toHaveBeenCalledOnce();
});

test('an attempt runs once more what has failed, and only that', async () => {
  const activate = vi.fn();
  activate.mockRejectedValueOnce(new Error('busy'));
  const { codes } = start({ a: defineView({ activate }) });
  await expect(codes.attempt('a')).rejects.toMatchObject({ code: 'plugin.view-fault' });
  await codes.attempt('a');
  await codes.attempt('a');
  expect(activate).toHaveBeenCalledTimes(2);
});

test('the code of a plugin that was disabled ends; the others live on', async () => {
  const ends = { a: vi.fn(), b: vi.fn() };
  const owning = (end: () => void) => defineView({ activate: ({ own }) => void own(toDisposable(end)) });
  const { codes, contributions } = start({ a: owning(ends.a), b: owning(ends.b) });
  await Promise.all([codes.activate('a'), codes.activate('b')]);
  contributions.become({ viewCommands: lists.viewCommands });
  await vi.waitFor(() => expect(ends.a).toHaveBeenCalledOnce());
  expect(ends.b).not.toHaveBeenCalled();
});

test('a plugin without view code is named', async () => {
  const { codes } = start({});
  await expect(codes.activate('b')).rejects.toMatchObject({ code: 'plugin.no-view-code', data: { plugin: 'b' } });
});

test('a module without a default export is named, with what is missing', async () => {
  const { codes, onFault } = start({ a: undefined });
  await expect(codes.activate('a')).rejects.toMatchObject({ code: 'plugin.load-failed', data: { plugin: 'a' } });
  expect(onFault).toHaveBeenCalledOnce();
});

test('activation has a deadline; what comes after it ends at once', async () => {
  vi.useFakeTimers();
  const end = vi.fn();
  let goOn = () => {};
  const { codes, onFault } = start({
    a: defineView({
      async activate({ own }) {
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
        own(toDisposable(end));
      },
    }),
    b: clockUser,
  });
  const activations = [codes.activate('b'), codes.activate('a')].map((one) => one.catch((error) => error.toJSON()));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await Promise.all(activations)).toMatchObject([
    { code: 'view.service-failed', data: { service: 'clock', owner: 'a' } },
    { code: 'plugin.deadline', data: { plugin: 'a', where: 'activate', milliseconds: 10_000 } },
  ]);
  expect(onFault.mock.calls.map(([plugin]) => plugin)).toEqual(['a']);
  goOn();
  await vi.waitFor(() => expect(end).toHaveBeenCalledOnce());
});

test('two that wait for each other end, and say what for', async () => {
  vi.useFakeTimers();
  const Echo = defineViewService('echo');
  const { codes, contributions } = start({
    a: defineView({ activate: async ({ service }) => void (await service(Echo)) }),
    b: clockUser,
  });
  contributions.become({ ...lists, viewServices: [...lists.viewServices, { id: 'echo', plugin: 'b' }] });
  const activation = codes.activate('b').catch((error) => error.toJSON());
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await activation).toMatchObject({
    code: 'plugin.deadline',
    data: { plugin: 'b', where: 'activate, waiting for clock' },
  });
});

test('what the end of the plugin host cut off is no fault, and runs once more with the next', async () => {
  const activate = vi.fn();
  activate.mockRejectedValueOnce(RpcClosed({}));
  const { codes, onFault, reconnect } = start({ a: defineView({ activate }) });
  await expect(codes.activate('a')).rejects.toSatisfy(RpcClosed.is);
  reconnect();
  expect(codes.generations.getState()).toEqual({ a: 1 });
  await codes.activate('a');
  expect(onFault).not.toHaveBeenCalled();
});
