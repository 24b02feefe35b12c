import { createStore } from '@sealwright/ui';
import { expect, test } from 'vitest';
import { firstLayout, type WindowLayout } from '../window-state/window-state.ts';
import { createPanels } from './panels.ts';

function start(isNarrowAtFirst: boolean) {
  const layout = createStore<WindowLayout>(() => firstLayout);
  const isNarrow = createStore(() => isNarrowAtFirst);
  const change = (part: Partial<WindowLayout>) => layout.setState(part);
  const panels = createPanels({ layout, change, ready: Promise.resolve() }, isNarrow);
  return { panels, layout, isNarrow };
}

test('in a wide window both stand side by side and the choice is kept', () => {
  const { panels, layout } = start(false);
  expect(panels.state.getState()).toEqual({ rail: true, side: true });
  panels.toggle('side');
  expect(panels.state.getState()).toEqual({ rail: true, side: false });
  expect(layout.getState().isSideOpen).toBe(false);
});

test('in a narrow window one at a time lies over the document, and nothing of it is kept', () => {
  const { panels, layout, isNarrow } = start(true);
  expect(panels.state.getState()).toEqual({ rail: false, side: false });
  panels.toggle('rail');
  panels.toggle('side');
  expect(panels.state.getState()).toEqual({ rail: false, side: true });
  panels.uncover();
  expect(panels.state.getState()).toEqual({ rail: false, side: false });
  expect(layout.getState()).toEqual(firstLayout);
  isNarrow.setState(false, true);
  expect(panels.state.getState()).toEqual({ rail: true, side: true });
});
