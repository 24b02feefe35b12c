import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settledWithin } from './settled-within.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each([
  ['ends', () => Promise.resolve()],
  ['fails', () => Promise.reject(new Error('no viewer'))],
])('resolves when the work %s', async (_, work) => {
  await expect(settledWithin(1_000, work)).resolves.toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});

it('resolves when the time is over', async () => {
  const waiting = settledWithin(1_000, () => new Promise(() => {}));
  const heard = vi.fn();
  void waiting.then(heard);
  await vi.advanceTimersByTimeAsync(999);
  expect(heard).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(heard).toHaveBeenCalled();
});
