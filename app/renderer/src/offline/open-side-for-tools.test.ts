import { createStore, type DocumentTabsState } from '@sealwright/ui';
import { expect, test } from 'vitest';
import { createPanels } from '../document-area/panels.ts';
import { firstLayout, type WindowLayout } from '../window-state/window-state.ts';
import { openSideForTools } from './open-side-for-tools.ts';

test('a tool opens the right panel; closed while the tool is on, it stays closed', () => {
  const state = createStore<DocumentTabsState>(() => ({ tabs: [], active: 'a', tools: {} }));
  const layout = createStore<WindowLayout>(() => ({ ...firstLayout, isSideOpen: false }));
  const change = (part: Partial<WindowLayout>) => layout.setState(part);
  const panels = createPanels(
    { layout, change, ready: Promise.resolve() },
    createStore(() => false),
  );
  openSideForTools({ state }, panels);
  state.setState({ tools: { b: 'normal' } });
  expect(panels.state.getState().side).toBe(false);
  state.setState({ tools: { a: 'normal' } });
  expect(panels.state.getState().side).toBe(true);
  panels.toggle('side');
  state.setState({ tabs: [{ id: 'a', title: 'a.pdf', dirty: true }] });
  expect(panels.state.getState().side).toBe(false);
});
