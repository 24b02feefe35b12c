const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `end` at the first signal to end, so that what is in work is taken back; the next one of the same kind ends the
 * process at once. The listener stays until then: libraries that clean up at exit end the process as soon as they find that
 * nobody else listens.
 */
export function onEndingSignal(end: () => void): void {
  for (const signal of ENDING_SIGNALS) {
    let isEnding = false;
    process.on(signal, () => {
      if (!isEnding) {
        isEnding = true;
        end();
        return;
      }
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    });
  }
}
