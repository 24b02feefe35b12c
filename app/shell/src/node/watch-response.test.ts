import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchResponse } from './watch-response.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watched() {
  const told: boolean[] = [];
  const pings: { answer: () => void; end: () => void }[] = [];
  const ended = new AbortController();
  const watching = watchResponse({
    ping: () => new Promise((answer, end) => pings.push({ answer, end })),
    tell: (isResponding) => told.push(isResponding),
    patience: 10_000,
    signal: ended.signal,
  });
  return { told, pings, ended, watching };
}

test('a process that answers late is told of once, and once when it answers', async () => {
  const { told, pings, ended, watching } = watched();
  await vi.advanceTimersByTimeAsync(9_900);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([false]);
  pings[0]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([false, true]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(pings).toHaveLength(2);
  ended.abort();
  pings[1]?.answer();
  await watching;
});

test('one that answers in time is not told of, however long it takes in all', async () => {
  const { told, pings, ended, watching } = watched();
  for (let number = 0; number < 20; number++) {
    await vi.advanceTimersByTimeAsync(9_000);
    pings.at(-1)?.answer();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(pings.length).toBeGreaterThanOrEqual(20);
  expect(getEventListeners(ended.signal, 'abort').length).toBeLessThanOrEqual(1);
  expect(told).toEqual([]);
  ended.abort();
  pings.at(-1)?.answer();
  await watching;
});

test('the watch ends with the process, and tells nothing then', async () => {
  const { told, pings, watching } = watched();
  pings[0]?.end();
  await watching;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([]);
  expect(pings).toHaveLength(1);
});
