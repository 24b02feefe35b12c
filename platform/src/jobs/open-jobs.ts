import type { Database } from '../database/index.ts';
import { EmbeddedJobs } from './embedded-jobs.ts';
import type { JobFault, Jobs } from './jobs.ts';

export interface JobsOptions {
  readonly database: Database;
  /** Where the queues of several instances are: the PostgreSQL address of the jobs role. Missing where there is one process. */
  readonly url?: string;
  readonly onFault: JobFault;
}

/** pg-boss, which needs a newer Node than embedded platforms have, is loaded on servers only. */
export async function openJobs({ database, url, onFault }: JobsOptions): Promise<Jobs> {
  if (url === undefined) return new EmbeddedJobs(database, onFault);
  const { BossJobs } = await import('./boss-jobs.ts');
  return BossJobs.open({ url, onFault });
}
