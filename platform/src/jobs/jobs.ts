/** What may be handed to a job: JSON. */
export type JobData = Readonly<Record<string, string | number | boolean | null>>;

export type JobHandler<T extends JobData> = (data: T, signal: AbortSignal) => Promise<void>;

export interface AddOptions {
  /** While a job of that kind and key waits to begin, no further one is added. */
  readonly key?: string;
  /** Not before. */
  readonly at?: Date;
}

/**
 * Work that nobody waits for. A job is kept until it was done: one whose process ended, or whose handler threw, is done
 * again after a pause, ten times at most. So handlers bear being called twice.
 */
export interface Jobs {
  /** Does the jobs of a kind, here and in every other instance that says so. Several at the same time. */
  work<T extends JobData>(kind: string, handler: JobHandler<T>): Promise<void>;
  add(kind: string, data: JobData, options?: AddOptions): Promise<void>;
  /** Does something every so many seconds, in one of the instances; for the first time now. */
  every(kind: string, seconds: number, handler: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Takes on nothing new, aborts what runs and waits for it. */
  dispose(): Promise<void>;
}

/** Told of what a handler threw. */
export type JobFault = (kind: string, fault: unknown) => void;

/** A job that fails is put away after so many attempts. */
export const ATTEMPTS = 10;
/** First pause after a failure, in seconds; each further one is twice as long. */
export const FIRST_PAUSE = 1;
export const LONGEST_PAUSE = 600;
