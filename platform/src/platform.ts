import type { Database } from './database/index.ts';
import type { Blobs, Uploads } from './files/index.ts';
import type { BatchJobs, Jobs } from './jobs/index.ts';
import type { Judge, TrustPolicy } from './judging/index.ts';
import type { Activations } from './licences/index.ts';
import type { Notices } from './notices/index.ts';
import type { Sessions } from './sessions/index.ts';
import type { UpdateFeed } from './updates/index.ts';
import type { Vouchers } from './vouchers/index.ts';
import type { Webhooks } from './webhooks/index.ts';

/** The parts that a running platform is made of; what HTTP calls. */
export interface Platform {
  readonly database: Database;
  readonly sessions: Sessions;
  readonly vouchers: Vouchers;
  readonly blobs: Blobs;
  readonly uploads: Uploads;
  readonly judge: Pick<Judge, 'judge' | 'dispose'>;
  readonly trust: TrustPolicy;
  readonly jobs: Jobs;
  readonly batches: BatchJobs;
  readonly notices: Notices;
  readonly webhooks: Webhooks;
  readonly updates: UpdateFeed;
  readonly activations: Activations;
}
