import { createStore, type DocumentTabsState } from '@sealwright/ui';
import { expect, test } from 'vitest';
import { contributionStore } from '../testing/contributed.ts';
import { firstLayout, type WindowLayout } from '../window-state/window-state.ts';
import { bringToolForward } from './bring-tool-forward.ts';

function start() {
  const state = createStore<DocumentTabsState>(() => ({ tabs: [], active: 'a', tools: {} }));
  const layout = createStore<WindowLayout>(() => firstLayout);
  const contributions = contributionStore({
    documentTools: [
      { id: 'normal', plugin: 'stamp-normal', data: { group: 'sign' } },
      { id: 'hand', plugin: 'viewer', data: { group: 'view' } },
    ],
  });
  bringToolForward({ state }, contributions, { change: (part) => layout.setState(part) });
  return { state, layout, tab: () => layout.getState().ribbonTab };
}

test('a tool that comes on brings its tab forward', () => {
  const { state, tab } = start();
  state.setState({ tools: { a: 'hand' } });
  expect(tab()).toBe('view');
  state.setState({ tools: { a: 'normal' } });
  expect(tab()).toBe('sign');
});

test('the tab that was chosen since stays while the tool is on, and when it goes off', () => {
  const { state, layout, tab } = start();
  state.setState({ tools: { a: 'normal' } });
  layout.setState({ ribbonTab: 'view' });
  state.setState({ tabs: [{ id: 'a', title: 'a.pdf', dirty: true }] });
  expect(tab()).toBe('view');
  state.setState({ tools: {} });
  expect(tab()).toBe('view');
});

test('nothing comes forward for a document behind, or for a tool that is gone', () => {
  const { state, tab } = start();
  state.setState({ tools: { b: 'hand' } });
  state.setState({ tools: { a: 'unknown' } });
  expect(tab()).toBeUndefined();
});
