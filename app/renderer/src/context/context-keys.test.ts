import { expect, test, vi } from 'vitest';
import { createContextKeys } from './context-keys.ts';

test('keys of a document count while it is in front, and cover those of the window', () => {
  const keys = createContextKeys();
  keys.set('signed', false);
  keys.set('signed', true, 'a');
  keys.set('dirty', true, 'b');
  expect(keys.state.getState()).toEqual({ signed: false });
  keys.setActiveDocument('a');
  expect(keys.state.getState()).toEqual({ signed: true });
  keys.setActiveDocument('b');
  expect(keys.state.getState()).toEqual({ signed: false, dirty: true });
  keys.forgetDocument('b');
  expect(keys.state.getState()).toEqual({ signed: false });
});

test('a key that stays as it is wakes nobody', () => {
  const keys = createContextKeys();
  keys.set('desktop', true);
  const listener = vi.fn();
  keys.state.subscribe(listener);
  keys.set('desktop', true);
  keys.set('other', true, 'a document behind');
  expect(listener).not.toHaveBeenCalled();
  keys.set('desktop', false);
  expect(listener).toHaveBeenCalledOnce();
});
