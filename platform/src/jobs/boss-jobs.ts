import { PgBoss } from 'pg-boss';
import {
  type AddOptions,
  ATTEMPTS,
  FIRST_PAUSE,
  type JobData,
  type JobFault,
  type JobHandler,
  type Jobs,
  LONGEST_PAUSE,
} from './jobs.ts';

export interface BossJobsOptions {
  /** The jobs role's connection. It owns the schema. */
  readonly url: string;
  readonly schema?: string;
  readonly onFault?: JobFault;
}

const AT_ONCE = 4;
/** What is done is forgotten after a day, in seconds. */
const KEPT = 86_400;
/** A job whose instance is gone begins again after so many seconds. */
const EXPIRES = 900;
const FAREWELL = 10_000;

/** Jobs of a platform of many instances, in queues of pg-boss. */
export class BossJobs implements Jobs {
  private readonly boss: PgBoss;
  private readonly onFault: JobFault;
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly ending = new AbortController();
  private readonly queues = new Map<string, Promise<void>>();

  private constructor(boss: PgBoss, onFault: JobFault) {
    this.boss = boss;
    this.onFault = onFault;
  }

  static async open({ url, schema = 'pgboss', onFault = () => {} }: BossJobsOptions): Promise<BossJobs> {
    const boss = new PgBoss({
      ...{ connectionString: url, schema, max: 4, application_name: 'sealwright-jobs' },
      // Nothing here runs by the calendar.
      schedule: false,
      useListenNotify: true,
    });
    boss.on('error', (fault) => onFault('pg-boss', fault));
    await boss.start();
    return new BossJobs(boss, onFault);
  }

  async work<T extends JobData>(kind: string, handler: JobHandler<T>): Promise<void> {
    await this.queue(kind);
    const options = { batchSize: 1, localConcurrency: AT_ONCE, pollingIntervalSeconds: 2 };
    await this.boss.work<T>(kind, options, async ([job]) => {
      if (!job) return;
      try {
        await handler(job.data, AbortSignal.any([job.signal, this.ending.signal]));
      } catch (fault) {
        if (!this.ending.signal.aborted) this.onFault(kind, fault);
        throw fault;
      }
    });
  }

  async add(kind: string, data: JobData, { key, at }: AddOptions = {}): Promise<void> {
    await this.queue(kind);
    const id = await this.boss.send(kind, data, {
      ...(key !== undefined ? { singletonKey: key } : { singletonKey: crypto.randomUUID() }),
      ...(at && { startAfter: at }),
    });
    // Nothing was added where one of that key waits already.
    void id;
  }

  async every(kind: string, seconds: number, handler: (signal: AbortSignal) => Promise<void>): Promise<void> {
    await this.work(kind, (_, signal) => handler(signal));
    const round = () =>
      this.boss
        .send(kind, {}, { singletonKey: 'round', singletonSeconds: seconds })
        .catch((fault) => this.onFault(kind, fault));
    await round();
    const timer = setInterval(round, seconds * 1_000);
    timer.unref();
    this.timers.add(timer);
  }

  async dispose(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.ending.abort();
    await this.boss.stop({ graceful: true, timeout: FAREWELL });
  }

  private queue(kind: string): Promise<void> {
    let queue = this.queues.get(kind);
    if (!queue) {
      queue = this.boss.createQueue(kind, {
        // One of a key waits at most.
        policy: 'short',
        ...{ retryLimit: ATTEMPTS - 1, retryDelay: FIRST_PAUSE, retryBackoff: true, retryDelayMax: LONGEST_PAUSE },
        ...{ expireInSeconds: EXPIRES, deleteAfterSeconds: KEPT },
      });
      this.queues.set(kind, queue);
    }
    return queue;
  }
}
