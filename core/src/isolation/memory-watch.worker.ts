/**
 * Worker thread in a plugin's process: ends the process when it takes more memory than it may. Runs beside the plugin's
 * own thread, which may be busy taking it; `--max-old-space-size` holds for objects of JavaScript only, not for bytes.
 */
import { workerData } from 'node:worker_threads';

const { limit, interval } = workerData as { readonly limit: number; readonly interval: number };

setInterval(() => {
  if (process.memoryUsage.rss() > limit) process.kill(process.pid, 'SIGKILL');
}, interval);
