import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A holder that has not renewed its lock for so long, in milliseconds, is dead or asleep and loses it. */
const STALE_AFTER = 5_000;
/** Tries that together last well beyond `STALE_AFTER`, so the lock of a killed process is outlived. */
const RETRIES = { retries: 400, minTimeout: 4, maxTimeout: 50, factor: 1.4, randomize: true };

/** Runs `work` while no other process, such as the command line beside the window, writes to the log of the folder. */
export async function withLogLock<R>(folder: string, work: () => Promise<R>): Promise<R> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Loaded with the first entry: many commands write none.
  const { lock } = await import('proper-lockfile');
  let isLost = false;
  const release = await lock(join(folder, 'log'), {
    realpath: false,
    stale: STALE_AFTER,
    retries: RETRIES,
    onCompromised: () => {
      isLost = true;
    },
  });
  try {
    return await work();
  } finally {
    if (!isLost) await release().catch(() => {});
  }
}
