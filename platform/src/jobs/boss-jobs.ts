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
  /** Seconds between two looks for jobs whose instance is gone. Default 15. */
  readonly look?: number;
}

const AT_ONCE = 4;
/** Seconds between two looks for what nobody was told of: jobs whose time comes. */
const POLL = 2;
/** What is done is forgotten after a day, in seconds. */
const KEPT = 86_400;
/** Whoever does a job says so at half of this time; one of which nothing is heard for so many seconds begins again. */
const HEARTBEAT = 15;
/** Seconds until a job is given up that goes on and on. */
const EXPIRES = 900;
const LOOK = 15;
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

  static async open({ url, schema = 'pgboss', onFault = () => {}, look = LOOK }: BossJobsOptions): Promise<BossJobs> {
    const boss = new PgBoss({
      ...{ connectionString: url, schema, max: 4, application_name: 'sealwright-jobs' },
      // Nothing here runs by the calendar.
      schedule: false,
      ...{ useListenNotify: true, superviseIntervalSeconds: look, monitorIntervalSeconds: look },
    });
    boss.on('error', (fault) => onFault('pg-boss', fault));
    await boss.start();
    return new BossJobs(boss, onFault);
  }

  async work<T extends JobData>(kind: string, handler: JobHandler<T>): Promise<void> {
    for (let count = 0; count < AT_ONCE; count += 1) await this.workOne(kind, handler);
  }

  async add(kind: string, data: JobData, { key, at }: AddOptions = {}): Promise<void> {
    await this.queue(kind);
    // Gives nothing where one of that key waits already.
    await this.boss.send(kind, data, {
      singletonKey: key ?? crypto.randomUUID(),
      ...(at && { startAfter: at }),
    });
  }

  async every(kind: string, seconds: number, handler: (signal: AbortSignal) => Promise<void>): Promise<void> {
    await this.workOne(kind, (_, signal) => handler(signal));
    const round = () =>
      this.boss
        .send(kind, {}, { singletonKey: 'round', singletonSeconds: Math.max(1, seconds) })
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

  /** One worker. One that found a job looks for the next at once: nobody tells it again of those that wait already. */
  private async workOne<T extends JobData>(kind: string, handler: JobHandler<T>): Promise<void> {
    await this.queue(kind);
    const options = { batchSize: 1, pollingIntervalSeconds: POLL, notifyPollingIntervalSeconds: POLL };
    let worker = '';
    worker = await this.boss.work<T>(kind, options, async ([job]) => {
      if (!job) return;
      this.boss.notifyWorker(worker);
      try {
        await handler(job.data, AbortSignal.any([job.signal, this.ending.signal]));
      } catch (fault) {
        if (!this.ending.signal.aborted) this.onFault(kind, fault);
        throw fault;
      }
    });
  }

  private queue(kind: string): Promise<void> {
    let queue = this.queues.get(kind);
    if (!queue) {
      queue = this.boss.createQueue(kind, {
        // One of a key waits at most.
        policy: 'short',
        notify: true,
        ...{ retryLimit: ATTEMPTS - 1, retryDelay: FIRST_PAUSE, retryBackoff: true, retryDelayMax: LONGEST_PAUSE },
        ...{ heartbeatSeconds: HEARTBEAT, expireInSeconds: EXPIRES, deleteAfterSeconds: KEPT },
      });
      queue.catch(() => this.queues.delete(kind));
      this.queues.set(kind, queue);
    }
    return queue;
  }
}
