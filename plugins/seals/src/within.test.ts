import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { within } from './within.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('work that is done in time leaves no timer, and no more does work that fails', async () => {
  expect(await within(1_000, Promise.resolve())).toBe(true);
  await expect(within(1_000, Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(vi.getTimerCount()).toBe(0);
});

test('work that takes longer is not waited for', async () => {
  const isDone = within(1_000, new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await isDone).toBe(false);
});
