import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LogEntry, PluginLog } from './plugin-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function recordingLog(sink?: (entry: LogEntry) => void) {
  const entries: LogEntry[] = [];
  const floods: number[] = [];
  const log = new PluginLog(
    'a',
    sink ?? ((entry) => entries.push(entry)),
    () => new Date(0),
    (dropped) => floods.push(dropped),
  );
  return { log, entries, floods };
}

test('what is over the limit is counted and summed up when the second is over', () => {
  const { log, entries, floods } = recordingLog();
  for (let count = 0; count < 250; count++) log.info('drip');
  expect(entries).toHaveLength(200);
  vi.advanceTimersByTime(1000);
  expect(entries.at(-1)).toEqual({
    time: new Date(0),
    plugin: 'a',
    level: 'warn',
    message: 'log entries were dropped',
    data: { dropped: 50 },
  });
  expect(floods).toEqual([50]);
  log.info('drop');
  expect(entries.at(-1)?.message).toBe('drop');
  vi.advanceTimersByTime(1000);
  expect(floods).toEqual([50]);
});

test('only plain values pass, and long texts are cut', () => {
  const { log, entries } = recordingLog();
  log.error('x'.repeat(10_000), { list: [1, 'two', { three: 3 }], object: { a: 1 }, nothing: null } as never);
  expect(entries[0]?.message.length).toBeLessThan(2100);
  expect(entries[0]?.data).toEqual({ list: [1, 'two', '[object]'], object: '[object]', nothing: null });
});

test('neither hostile data nor a sink that throws reaches the plugin', () => {
  const hostile = {
    get boom(): never {
      throw new Error('boom');
    },
  };
  const { log } = recordingLog();
  expect(() => log.info('x', hostile)).not.toThrow();
  const full = recordingLog(() => {
    throw new Error('disk full');
  });
  expect(() => full.log.info('x')).not.toThrow();
});
