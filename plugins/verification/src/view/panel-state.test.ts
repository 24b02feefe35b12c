import { expect, it } from 'vitest';
import { PanelStates } from './panel-state.ts';

it('opens the side of the window only where the panel is not drawn', () => {
  let opened = 0;
  const panels = new PanelStates(() => opened++);
  panels.show('a');
  expect(opened).toBe(1);
  expect(panels.of('a')).toEqual({ isOpen: true, isSummoned: true });
  const drawn = panels.draw('a');
  panels.show('a');
  expect(opened).toBe(1);
  void drawn.dispose();
  panels.show('a');
  expect(opened).toBe(2);
});

it('keeps how each panel stands', () => {
  const panels = new PanelStates(() => {});
  panels.change('a', { selected: 1 });
  panels.change('a', { isOpen: false });
  expect(panels.of('a')).toEqual({ selected: 1, isOpen: false });
  expect(panels.of('b')).toEqual({});
});

it('forgets the panels of closed documents', () => {
  const panels = new PanelStates(() => {});
  panels.change('a', { selected: 1 });
  panels.change('b', { selected: 2 });
  panels.follow([{ id: 'b' }, { id: 'c' }]);
  expect(panels.states.getState()).toEqual({ b: { selected: 2 } });
});
