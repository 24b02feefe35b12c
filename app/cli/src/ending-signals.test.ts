import { afterEach, expect, test, vi } from 'vitest';
import { onEndingSignal } from './ending-signals.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
afterEach(() => {
  for (const signal of SIGNALS) process.removeAllListeners(signal);
  vi.restoreAllMocks();
});

test.each(SIGNALS)('the first %s ends what is in work, the second one the process', (signal) => {
  const end = vi.fn();
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  onEndingSignal(end);
  let listening = 0;
  // As libraries do that clean up at exit: they end the process where they are the only one who listens.
  process.on(signal, () => {
    listening = process.listenerCount(signal);
  });
  process.emit(signal);
  expect([end.mock.calls.length, kill.mock.calls.length, listening]).toEqual([1, 0, 2]);
  process.emit(signal);
  expect(end).toHaveBeenCalledTimes(1);
  expect(kill).toHaveBeenCalledWith(process.pid, signal);
  expect(process.listenerCount(signal)).toBe(0);
});
