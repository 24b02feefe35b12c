import { toDisposable } from '@sealwright/core/api';
import { defineView, defineViewService, type ViewDefinition, type Workbench } from '@sealwright/ui';
import { expect, test, vi } from 'vitest';
import type { HostConnection } from '../host/host-connection.ts';
import { contributionStore } from '../testing/contributed.ts';
import { createPluginCodes } from './plugin-codes.ts';

const lists = {
  views: [{ id: 'page', plugin: 'a' }],
  viewServices: [{ id: 'clock', plugin: 'a' }],
  viewCommands: [{ id: 'b.run', plugin: 'b' }],
};
const Clock = defineViewService<{ now(): number }>('clock');

function start(definitions: Readonly<Record<string, ViewDefinition>>) {
  const contributions = contributionStore(lists);
  const onFault = vi.fn();
  const codes = createPluginCodes({
    loaders: Object.fromEntries(
      Object.entries(definitions).map(([id, definition]) => [id, async () => ({ default: definition })]),
    ),
    contributions,
    host: {} as HostConnection,
    workbench: () => ({}) as Workbench,
    onFault,
  });
  return { codes, contributions, onFault };
}

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

test('a view service loads its owner; without one it is missing', async () => {
  const { codes, contributions } = start({
    a: defineView({ activate: ({ provide }) => provide(Clock, { now: () => 7 }) }),
  });
  expect((await codes.service(Clock)).now()).toBe(7);
  await expect(codes.service(defineViewService('nobody'))).rejects.toMatchObject({ code: 'view.service-missing' });
  contributions.become({});
  await expect(codes.service(Clock)).rejects.toMatchObject({ code: 'view.service-missing' });
});

test('after a restart the next use runs the code anew, and what it owned has ended', async () => {
  const end = vi.fn();
  let isBroken = true;
  const { codes } = start({
    a: defineView({
      activate({ own }) {
        own(toDisposable(end));
        if (isBroken) throw new Error('broken');
      },
    }),
  });
  await expect(codes.activate('a')).rejects.toThrow('broken');
  isBroken = false;
  await expect(codes.activate('a')).rejects.toThrow('broken');
  codes.restart('a');
  expect(codes.generations.getState()).toEqual({ a: 1 });
  await codes.activate('a');
  expect(end).toHaveBeenCalledOnce();
  codes.restart('a');
  await vi.waitFor(() => expect(end).toHaveBeenCalledTimes(2));
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
