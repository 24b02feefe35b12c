import { Worker } from 'node:worker_threads';

/** Memory that the process of one third-party plugin may take, in bytes. */
const LIMIT = 768 * 1024 * 1024;
/** In milliseconds: less than it takes to fill the rest of a computer's memory. */
const INTERVAL = 100;

/** Ends this process when it takes too much memory. */
export function watchMemory(): void {
  const watch = new Worker(new URL('./memory-watch.worker.ts', import.meta.url), {
    workerData: { limit: LIMIT, interval: INTERVAL },
    env: {},
  });
  watch.unref();
}
