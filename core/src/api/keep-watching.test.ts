import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallOptions } from './define-rpc.ts';
import { keepWatching } from './keep-watching.ts';

interface Watch {
  readonly options: CallOptions<number>;
  end(): void;
  fail(): void;
}

let watches: Watch[];
const watch = (options: CallOptions<number>) =>
  new Promise<void>((resolve, reject) => {
    watches.push({ options, end: resolve, fail: () => reject(new Error('gone')) });
  });

beforeEach(() => {
  vi.useFakeTimers();
  watches = [];
});
afterEach(() => vi.useRealTimers());

const pass = () => vi.advanceTimersByTimeAsync(60_000);

test('a watch that ends or fails is begun anew, as often as it does', async () => {
  const seen: number[] = [];
  keepWatching(watch, { onProgress: (value) => seen.push(value) });
  watches[0]!.options.onProgress!(1);
  watches[0]!.end();
  await pass();
  watches[1]!.options.onProgress!(2);
  watches[1]!.fail();
  await pass();
  watches[2]!.options.onProgress!(3);
  expect(seen).toEqual([1, 2, 3]);
  expect(watches).toHaveLength(3);
});

test('a row of faults is told once, one after a report again', async () => {
  let faults = 0;
  keepWatching(watch, { onProgress: () => {}, onFault: () => faults++ });
  for (const round of [0, 1, 2]) {
    watches[round]!.fail();
    await pass();
  }
  expect(faults).toBe(1);
  watches[3]!.options.onProgress!(1);
  watches[3]!.fail();
  await pass();
  expect(faults).toBe(2);
});

test('disposed it is aborted, tells nothing and never begins again', async () => {
  let faults = 0;
  const watching = keepWatching(watch, { onProgress: () => {}, onFault: () => faults++ });
  await watching.dispose();
  expect(watches[0]!.options.signal!.aborted).toBe(true);
  watches[0]!.fail();
  await pass();
  expect(watches).toHaveLength(1);
  expect(faults).toBe(0);
});
