import type { RpcClient } from '@sealwright/core/api';
import type { workbenchRpc } from '@sealwright/shell/protocol';
import { expect, test } from 'vitest';
import type { HostConnection } from '../host/host-connection.ts';
import { pluginsAtWork, watchContributions } from './contributions.ts';

const title = { 'zh-CN': '插件', en: 'Plugin' };
const of = (plugin: string, id: string, data = {}) => ({ id, plugin, version: '1.0.0', pluginTitle: title, data });

/** A host that contributes what the test says. */
function start() {
  const state = {
    lists: {} as Record<string, ReturnType<typeof of>[]>,
    quarantined: [] as { plugin: string; title: typeof title }[],
  };
  const client = {
    contributions: async () => state.lists,
    quarantined: async () => state.quarantined,
  } as unknown as RpcClient<typeof workbenchRpc>;
  const host = { call: (run) => run(client), onConnected: () => {} } as Partial<HostConnection> as HostConnection;
  return { state, contributions: watchContributions(host, { menus: [of('window', 'quit')] }) };
}

test('what the host and the window contribute stands in order', async () => {
  const { state, contributions } = start();
  expect(contributions.getState().isKnown).toBe(false);
  state.lists = { menus: [of('a', 'late', { order: 200 }), of('a', 'early', { order: 10 })] };
  await contributions.refresh();
  const { menus, isKnown } = contributions.getState();
  expect(menus.map(({ id }) => id)).toEqual(['early', 'quit', 'late']);
  expect(isKnown).toBe(true);
});

test('of a plugin that was stopped the views stay, and nothing else, until it works again', async () => {
  const { state, contributions } = start();
  const all = { views: [of('a', 'a.page'), of('b', 'b.page')], viewCommands: [of('a', 'a.run')] };
  state.lists = all;
  await contributions.refresh();
  state.lists = { views: [of('b', 'b.page')] };
  state.quarantined = [{ plugin: 'a', title }];
  // Twice, as when another plugin changes meanwhile.
  for (const _round of [1, 2]) await contributions.refresh();
  const stopped = contributions.getState();
  expect(stopped.views.map(({ id }) => id).sort()).toEqual(['a.page', 'b.page']);
  expect(stopped.viewCommands).toEqual([]);
  expect(stopped.quarantined).toEqual(new Map([['a', title]]));
  expect(pluginsAtWork(stopped)).toEqual(new Set(['b', 'window']));

  state.lists = all;
  state.quarantined = [];
  await contributions.refresh();
  expect(contributions.getState().views).toHaveLength(2);
  expect(pluginsAtWork(contributions.getState())).toEqual(new Set(['a', 'b', 'window']));
});

test('the views of a plugin that was disabled go', async () => {
  const { state, contributions } = start();
  state.lists = { views: [of('a', 'a.page')] };
  await contributions.refresh();
  state.lists = {};
  await contributions.refresh();
  expect(contributions.getState().views).toEqual([]);
});
