import { createStore } from '@sealwright/ui';
import { expect, test } from 'vitest';
import { firstLayout, type WindowLayout } from '../window-state/window-state.ts';
import { createBottomPanel } from './bottom-panel-state.ts';

function start() {
  const layout = createStore<WindowLayout>(() => firstLayout);
  const panel = createBottomPanel({ layout, change: (part) => layout.setState(part) });
  return { panel, layout };
}

test('it is hidden at first; the same command shows and hides it', () => {
  const { panel, layout } = start();
  expect(layout.getState().isPanelOpen).toBe(false);
  panel.toggle();
  expect(layout.getState().isPanelOpen).toBe(true);
  panel.toggle();
  expect(layout.getState().isPanelOpen).toBe(false);
});

test('a view that is asked for is the chosen one from then on', () => {
  const { panel, layout } = start();
  panel.show('output.problems');
  panel.hide();
  panel.show();
  expect(layout.getState()).toMatchObject({ isPanelOpen: true, panelView: 'output.problems' });
});

test('who asks for it gets the focus there, once', () => {
  const { panel } = start();
  expect(panel.wantsFocus.getState()).toBe(false);
  panel.toggle();
  expect(panel.wantsFocus.getState()).toBe(true);
  panel.tookFocus();
  expect(panel.wantsFocus.getState()).toBe(false);
});

test('who hides it again before it was drawn gets no focus', () => {
  const { panel } = start();
  panel.show();
  panel.hide();
  expect(panel.wantsFocus.getState()).toBe(false);
});
