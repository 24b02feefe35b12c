import { createHash } from 'node:crypto';
import type { Schemas } from '../api/index.ts';
import type { Database } from '../database/index.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Jobs } from './jobs.ts';

export type BatchKind = Schemas['Job']['kind'];
export type Batch = Schemas['Job'];
export type BatchItem = Batch['items'][number];
export type BatchProblem = NonNullable<BatchItem['problem']>;

export interface BatchEntry {
  /** The voucher's. */
  readonly id: string;
  /** What its user saw. Where nobody looked, as it is when its turn comes. */
  readonly etag?: string;
  readonly message?: string;
}

/** One action of a batch. Throws what the party is to be told of. */
export type BatchAction = (party: string, entry: BatchEntry, key: string, signal: AbortSignal) => Promise<unknown>;

export interface BatchJobsOptions {
  readonly actions: Readonly<Record<BatchKind, BatchAction>>;
  /** Makes a problem of a refusal; nothing of a fault, after which the batch is tried again. */
  readonly problemOf: (thrown: unknown) => BatchProblem | undefined;
}

interface Row {
  readonly id: string;
  readonly kind: BatchKind;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
}

interface ItemRow {
  readonly place: number;
  readonly party: string;
  readonly voucher: string;
  readonly etag: string | null;
  readonly note: string | null;
  readonly key: string;
  readonly state: BatchItem['state'];
  readonly problem: BatchProblem | null;
}

const KIND = 'batch';
/** How long a finished batch can be asked for, in hours. */
export const BATCHES_KEPT = 24;

/** Actions upon many vouchers, one after the other in the background. One that fails stops no other. */
export class BatchJobs {
  private readonly database: Database;
  private readonly jobs: Jobs;
  private readonly options: BatchJobsOptions;

  private constructor(database: Database, jobs: Jobs, options: BatchJobsOptions) {
    this.database = database;
    this.jobs = jobs;
    this.options = options;
  }

  static async open(database: Database, jobs: Jobs, options: BatchJobsOptions): Promise<BatchJobs> {
    const batches = new BatchJobs(database, jobs, options);
    await jobs.work<{ id: string }>(KIND, ({ id }, signal) => batches.carryOut(id, signal));
    return batches;
  }

  /**
   * Begins a batch. Called again with the same key it answers with the one that was begun; another request under that
   * key is refused (`idempotency-mismatch`).
   */
  async start(
    party: string,
    kind: BatchKind,
    entries: readonly BatchEntry[],
    { key }: { key: string },
  ): Promise<Batch> {
    const hash = createHash('sha256')
      .update(JSON.stringify([kind, entries]))
      .digest('hex');
    const id = await this.database.asParty(party, async (tx) => {
      const [made] = await tx.query<{ id: string }>(
        `insert into batches (party, key, request_hash, kind) values ($1, $2, $3, $4)
         on conflict (party, key) do nothing returning id::text`,
        [party, key, hash, kind],
      );
      if (made) {
        await tx.query(
          `insert into batch_items (batch, place, party, voucher, etag, note)
           select $1, place, $2, voucher::bigint, nullif(etag, ''), nullif(note, '')
           from unnest($3::text[], $4::text[], $5::text[]) with ordinality as given (voucher, etag, note, place)`,
          [
            ...[made.id, party, entries.map((entry) => entry.id)],
            ...[entries.map(({ etag = '' }) => etag), entries.map(({ message = '' }) => message)],
          ],
        );
        return made.id;
      }
      const [known] = await tx.query<{ id: string; request_hash: string }>(
        'select id::text, request_hash from batches where party = $1 and key = $2',
        [party, key],
      );
      if (known?.request_hash !== hash) throw new Refusal('idempotency-mismatch');
      return known.id;
    });
    // Also where it was begun before: the process may have ended between the two.
    await this.jobs.add(KIND, { id }, { key: id });
    return this.get(party, id);
  }

  /** What was begun under a key, for who asks again after what it acted upon has changed. */
  async startedAs(party: string, key: string): Promise<Batch | undefined> {
    const [row] = await this.database.asParty(party, (tx) =>
      tx.query<{ id: string }>('select id::text from batches where party = $1 and key = $2', [party, key]),
    );
    return row && this.get(party, row.id);
  }

  /** Refuses (`not-found`) where the party has none of that number. */
  async get(party: string, id: string): Promise<Batch> {
    if (!/^\d{1,19}$/.test(id)) throw new Refusal('not-found');
    return this.database.asParty(party, async (tx) => {
      const [row] = await tx.query<Row>(
        `select id::text, kind, created_at, started_at, finished_at from batches
         where id = $1::numeric and party = $2`,
        [id, party],
      );
      if (!row) throw new Refusal('not-found');
      const items = await tx.query<Pick<ItemRow, 'voucher' | 'state' | 'problem'>>(
        'select voucher::text, state, problem from batch_items where batch = $1 order by place',
        [row.id],
      );
      return {
        ...{ id: row.id, kind: row.kind, createdAt: row.created_at.toISOString() },
        state: row.finished_at ? 'done' : row.started_at ? 'running' : 'waiting',
        items: items.map(({ voucher, state, problem }) => ({ id: voucher, state, ...(problem && { problem }) })),
      };
    });
  }

  /** Deletes what was finished before. Resolves with how many. */
  async forget(before: Date): Promise<number> {
    const gone = await this.database.asSystem((tx) =>
      tx.query('delete from batches where finished_at < $1 returning id', [before]),
    );
    return gone.length;
  }

  private async carryOut(id: string, signal: AbortSignal): Promise<void> {
    const items = await this.database.asSystem(async (tx) => {
      await tx.query('update batches set started_at = coalesce(started_at, now()) where id = $1', [id]);
      return tx.query<ItemRow>(
        `select place, items.party, voucher::text, etag, note, items.key::text, state, problem from batch_items items
         where batch = $1 and state = 'waiting' order by place`,
        [id],
      );
    });
    const [batch] = await this.database.asSystem((tx) => tx.query<Row>('select kind from batches where id = $1', [id]));
    // Forgotten meanwhile.
    if (!batch) return;
    for (const item of items) {
      signal.throwIfAborted();
      const problem = await this.act(batch.kind, item, signal);
      await this.database.asSystem((tx) =>
        tx.query('update batch_items set state = $3, problem = $4::jsonb where batch = $1 and place = $2', [
          ...[id, item.place, problem ? 'failed' : 'done'],
          problem ? JSON.stringify(problem) : null,
        ]),
      );
    }
    await this.database.asSystem((tx) => tx.query('update batches set finished_at = now() where id = $1', [id]));
  }

  private async act(
    kind: BatchKind,
    { party, voucher, etag, note, key }: ItemRow,
    signal: AbortSignal,
  ): Promise<BatchProblem | undefined> {
    const entry = { id: voucher, ...(etag !== null && { etag }), ...(note !== null && { message: note }) };
    try {
      await this.options.actions[kind](party, entry, key, signal);
      return undefined;
    } catch (thrown) {
      const problem = this.options.problemOf(thrown);
      if (!problem) throw thrown;
      return problem;
    }
  }
}
