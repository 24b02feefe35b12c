const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Resolves as `work` does, or rejects with what `overrun` gives once `milliseconds` have passed; 0 = no limit.
 * What `work` still does after that is ignored, a rejection included.
 */
export function withDeadline<T>(work: Promise<T>, milliseconds: number, overrun: () => Error): Promise<T> {
  if (milliseconds === 0) return work;
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(overrun()), Math.min(milliseconds, LONGEST_TIMER));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
