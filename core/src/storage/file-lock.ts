import { StorageBusy } from './storage-errors.ts';

/** A holder that has not renewed its lock for so long, in milliseconds, is dead or asleep and loses it. */
const STALE_AFTER = 5_000;
/** Tries that together last well beyond `STALE_AFTER`, so the lock of a killed process is outlived. */
const RETRIES = { retries: 400, minTimeout: 4, maxTimeout: 50, factor: 1.4, randomize: true };

export interface HeldLock {
  /** False once another process may have taken the lock over, because this one stood still for too long. */
  isHeld(): boolean;
}

/** Runs `work` while no other process holds the lock of `path`. `storage.busy` when it stays taken. */
export async function withFileLock<R>(path: string, store: string, work: (held: HeldLock) => Promise<R>): Promise<R> {
  // Loaded with the first write: most commands only read.
  const { lock } = await import('proper-lockfile');
  let lost = false;
  const release = await lock(path, {
    realpath: false,
    stale: STALE_AFTER,
    retries: RETRIES,
    onCompromised: () => {
      lost = true;
    },
  }).catch((fault: NodeJS.ErrnoException) => {
    throw fault.code === 'ELOCKED' ? StorageBusy({ store }, { cause: fault }) : fault;
  });
  // The library notices the loss only when its timer runs, which is too late after a long block of this thread.
  const since = Date.now();
  try {
    return await work({ isHeld: () => !lost && Date.now() - since < STALE_AFTER / 2 });
  } finally {
    if (!lost) await release().catch(() => {});
  }
}
