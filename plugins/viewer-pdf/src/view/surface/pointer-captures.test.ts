import { expect, test, vi } from 'vitest';
import { PointerCaptures } from './pointer-captures.ts';

test('the last one that asked has the pointers, and the one before gets them back', () => {
  const captures = new PointerCaptures();
  const [first, second] = [{}, {}];
  const end = [captures.add(first), captures.add(second)] as const;
  expect(captures.store.getState().active).toBe(second);
  end[1].dispose();
  expect(captures.store.getState().active).toBe(first);
  end[0].dispose();
  expect(captures.store.getState().active).toBeUndefined();
});

test('one that loses the pointers is told so; one that gives them up is not', () => {
  const captures = new PointerCaptures();
  const first = { cancel: vi.fn() };
  const second = { cancel: vi.fn() };
  captures.add(first);
  const end = captures.add(second);
  expect(first.cancel).toHaveBeenCalledTimes(1);
  end.dispose();
  expect(second.cancel).not.toHaveBeenCalled();
});

test('the end of one that has lost the pointers already takes nothing from the others', () => {
  const captures = new PointerCaptures();
  const end = captures.add({});
  const second = {};
  captures.add(second);
  end.dispose();
  expect(captures.store.getState().active).toBe(second);
});

test('the user cancels the one that has the pointers', () => {
  const captures = new PointerCaptures();
  expect(captures.cancel()).toBe(false);
  const capture = { cancel: vi.fn() };
  captures.add(capture);
  expect(captures.cancel()).toBe(true);
  expect(capture.cancel).toHaveBeenCalledTimes(1);
});

test('when the document is closed everybody is gone', () => {
  const captures = new PointerCaptures();
  const capture = { cancel: vi.fn() };
  captures.add(capture);
  captures.clear();
  expect(capture.cancel).toHaveBeenCalledTimes(1);
  expect(captures.store.getState().active).toBeUndefined();
});
