import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WorkTimer } from './work-timer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A thread that has the processor for a share of the time; `share` can be changed. */
function thread(share: number) {
  let [worked, counted] = [0, performance.now()];
  const count = () => {
    worked += (performance.now() - counted) * thread.share;
    counted = performance.now();
  };
  const over = vi.fn();
  const worker = {
    cpuUsage: async () => {
      count();
      return { user: worked * 800, system: worked * 200 };
    },
  };
  const thread = { share, over, timer: new WorkTimer(worker, over) };
  return thread;
}

test('a thread that works all the time has 5 s', async () => {
  const { timer, over } = thread(1);
  await vi.advanceTimersByTimeAsync(30_000);
  timer.start();
  await vi.advanceTimersByTimeAsync(4_900);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(over).toHaveBeenCalledOnce();
});

test('one that gets a fifth of a busy processor has 25 s on the clock', async () => {
  const { timer, over } = thread(0.2);
  timer.start();
  await vi.advanceTimersByTimeAsync(24_500);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(over).toHaveBeenCalledOnce();
});

test('one that waits for ever has a minute', async () => {
  const { timer, over } = thread(0);
  timer.start();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(over).toHaveBeenCalledOnce();
});

test('it begins anew at each start, and ends with stop', async () => {
  const { timer, over } = thread(1);
  timer.start();
  await vi.advanceTimersByTimeAsync(3_000);
  timer.start();
  await vi.advanceTimersByTimeAsync(3_000);
  timer.stop();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(over).not.toHaveBeenCalled();
});

test('where Node does not measure threads, the clock counts', async () => {
  const over = vi.fn();
  new WorkTimer({}, over).start();
  await vi.advanceTimersByTimeAsync(4_900);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(over).toHaveBeenCalledOnce();
});

test('a thread that has not begun when the time begins has 5 s, too', async () => {
  const over = vi.fn();
  const starting = {
    cpuUsage: vi
      .fn()
      .mockRejectedValueOnce(new Error('not yet'))
      .mockResolvedValue({ user: 4_000_000, system: 990_000 }),
  };
  new WorkTimer(starting, over).start();
  await vi.advanceTimersByTimeAsync(5_005);
  expect(over).not.toHaveBeenCalled();
  starting.cpuUsage.mockResolvedValue({ user: 4_000_000, system: 1_000_000 });
  await vi.advanceTimersByTimeAsync(10);
  expect(over).toHaveBeenCalledOnce();
});

test('a thread that has ended is over', async () => {
  const over = vi.fn();
  const ended = {
    cpuUsage: vi.fn().mockResolvedValueOnce({ user: 0, system: 0 }).mockRejectedValue(new Error('gone')),
  };
  new WorkTimer(ended, over).start();
  await vi.advanceTimersByTimeAsync(5_100);
  expect(over).toHaveBeenCalledOnce();
});
