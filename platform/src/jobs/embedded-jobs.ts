import type { Database } from '../database/index.ts';
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

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly data: JobData;
  readonly attempts: number;
}

const AT_ONCE = 4;
/** Longest sleep, in milliseconds. */
const SLEEP = 60_000;

/** Jobs of a platform that is one process: in a table, done one after the other as they become due, four at a time. */
export class EmbeddedJobs implements Jobs {
  private readonly database: Database;
  private readonly onFault: JobFault;
  private readonly handlers = new Map<string, JobHandler<never>>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly ending = new AbortController();
  private sleep: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private isToLookAgain = false;

  constructor(database: Database, onFault: JobFault = () => {}) {
    this.database = database;
    this.onFault = onFault;
  }

  async work<T extends JobData>(kind: string, handler: JobHandler<T>): Promise<void> {
    this.handlers.set(kind, handler as JobHandler<never>);
    this.look();
  }

  async add(kind: string, data: JobData, { key, at }: AddOptions = {}): Promise<void> {
    await this.database.asSystem((tx) =>
      tx.query(
        `insert into embedded_jobs (kind, data, key, run_at) values ($1, $2::jsonb, $3, coalesce($4, now()))
         on conflict (kind, key) do nothing`,
        [kind, JSON.stringify(data), key ?? null, at ?? null],
      ),
    );
    this.look();
  }

  async every(kind: string, seconds: number, handler: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = this.ending;
    const round = async () => {
      if (signal.aborted) return;
      const turn = handler(signal).catch((fault) => this.tell(kind, fault));
      this.running.set(kind, turn);
      await turn;
      this.running.delete(kind);
      if (signal.aborted) return;
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        void round();
      }, seconds * 1_000);
      timer.unref();
      this.timers.add(timer);
    };
    void round();
  }

  async dispose(): Promise<void> {
    this.ending.abort();
    clearTimeout(this.sleep);
    for (const timer of this.timers) clearTimeout(timer);
    await this.looking;
    await Promise.all(this.running.values());
  }

  /** Begins what is due, now or when it is. */
  private look(): void {
    clearTimeout(this.sleep);
    this.isToLookAgain = true;
    this.looking ??= this.lookUntilDone();
  }

  private async lookUntilDone(): Promise<void> {
    while (this.isToLookAgain && !this.ending.signal.aborted) {
      this.isToLookAgain = false;
      try {
        const next = await this.beginDue();
        if (!this.isToLookAgain) this.sleepFor(next);
      } catch (fault) {
        this.tell('embedded-jobs', fault);
        this.sleepFor(FIRST_PAUSE * 1_000);
      }
    }
    // Here and not in a handler of the promise: whoever calls `look` in between would wait for nobody.
    this.looking = undefined;
  }

  private sleepFor(milliseconds: number): void {
    if (this.ending.signal.aborted) return;
    this.sleep = setTimeout(() => this.look(), Math.min(Math.max(milliseconds, 1), SLEEP));
    this.sleep.unref();
  }

  /** Resolves with the time until the next one is due, in milliseconds. */
  private async beginDue(): Promise<number> {
    const kinds = [...this.handlers.keys()];
    const room = AT_ONCE - this.running.size;
    // Whoever ends looks again.
    if (kinds.length === 0 || room <= 0) return SLEEP;
    const busy = [...this.running.keys()].filter((id) => /^\d+$/.test(id));
    const { due, wait } = await this.database.asSystem(async (tx) => {
      const begun = await tx.query<Row>(
        `update embedded_jobs set key = null, attempts = attempts + 1 where id in (
           select id from embedded_jobs where kind = any($1::text[]) and run_at <= now() and id <> all($2::bigint[])
           order by run_at, id limit $3)
         returning id, kind, data, attempts`,
        [kinds, busy, room],
      );
      const [next] = await tx.query<{ wait: number | null }>(
        `select (extract(epoch from min(run_at) - now()) * 1000)::float8 as wait from embedded_jobs
         where kind = any($1::text[]) and id <> all($2::bigint[])`,
        [kinds, [...busy, ...begun.map(({ id }) => id)]],
      );
      return { due: begun, wait: next?.wait ?? SLEEP };
    });
    for (const row of due) {
      const done = this.carryOut(row).finally(() => {
        this.running.delete(row.id);
        if (!this.ending.signal.aborted) this.look();
      });
      this.running.set(row.id, done);
    }
    return wait;
  }

  private async carryOut({ id, kind, data, attempts }: Row): Promise<void> {
    const { signal } = this.ending;
    try {
      await this.handlers.get(kind)?.(data as never, signal);
      await this.database.asSystem((tx) => tx.query('delete from embedded_jobs where id = $1', [id]));
    } catch (fault) {
      // What was cut off begins again with the next start, without a pause.
      if (signal.aborted) return;
      this.tell(kind, fault);
      const pause = Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE);
      const after =
        attempts >= ATTEMPTS
          ? 'delete from embedded_jobs where id = $1 and $2::float8 is not null'
          : `update embedded_jobs set run_at = now() + make_interval(secs => $2) where id = $1`;
      await this.database.asSystem((tx) => tx.query(after, [id, pause])).catch((further) => this.tell(kind, further));
    }
  }

  private tell(kind: string, fault: unknown): void {
    if (!this.ending.signal.aborted) this.onFault(kind, fault);
  }
}
