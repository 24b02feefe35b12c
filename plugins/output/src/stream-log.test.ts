import { Emitter, type HostLog, type LogLine } from '@sealwright/core/api';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LogBatch } from './common-output-rpc.ts';
import { streamLog } from './stream-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(kept: number) {
  const lines: LogLine[] = [];
  const written = new Emitter<void>();
  const log: HostLog = {
    run: 'first',
    since: (after) => lines.slice(-kept).filter(({ number }) => number > after),
    onDidWrite: written.event,
  };
  const write = (count: number) => {
    for (let left = count; left > 0; left--) {
      const number = lines.length + 1;
      lines.push({ number, time: new Date(number), plugin: 'a', level: 'info', message: `line ${number}` });
      written.fire();
    }
  };
  const batches: LogBatch[] = [];
  const ending = new AbortController();
  const stream = () => streamLog(log, { signal: ending.signal, progress: (batch) => batches.push(batch) });
  const numbers = () => batches.map(({ lines: batch }) => batch.map(({ number }) => number));
  return { write, stream, batches, numbers, ending };
}

test('the lines there are come at once, new ones together after a pause', async () => {
  const { write, stream, batches, numbers, ending } = start(100);
  write(2);
  const done = stream();
  expect(numbers()).toEqual([[1, 2]]);
  write(3);
  expect(batches).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(numbers()).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  expect(batches[1]?.run).toBe('first');
  ending.abort();
  await done;
});

test('a flood is no more messages, and none longer than what the host keeps', async () => {
  const { write, stream, batches, numbers, ending } = start(100);
  const done = stream();
  write(10_000);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toHaveLength(2);
  expect(numbers()[1]).toHaveLength(100);
  expect(numbers()[1]?.at(-1)).toBe(10_000);
  ending.abort();
  await done;
});

test('after its end nothing more is told', async () => {
  const { write, stream, batches, ending } = start(100);
  const done = stream();
  write(1);
  ending.abort();
  await done;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toHaveLength(1);
});
