import type { LogEntry } from '@sealwright/core/kernel';

/** `EX_SOFTWARE` of sysexits.h. */
const INTERNAL_FAULT = 70;

/**
 * What nobody caught leaves the process in a state that nobody knows: it is logged, and the process ends for whoever
 * watches over it to start anew. `log` has to write at once; `source` is who it names in the entry.
 */
export function endOnFault(log: (entry: LogEntry) => void, source: 'host' | 'shell' = 'host'): void {
  const end = (kind: string) => (fault: unknown) => {
    const message = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    log({ time: new Date(), plugin: source, level: 'error', message, data: { kind } });
    process.exit(INTERNAL_FAULT);
  };
  process.on('uncaughtException', end('uncaught exception'));
  process.on('unhandledRejection', end('unhandled rejection'));
}
