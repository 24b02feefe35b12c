import { setTimeout } from 'node:timers/promises';
import type { Schemas } from '../api/index.ts';
import type { Database, Transaction } from '../database/index.ts';
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

/** Of the call that begins a batch. */
export interface BatchTerms {
  /** A UUID. */
  readonly key: string;
  /** Tells the same request from another. */
  readonly requestHash: string;
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
/** Milliseconds until it is looked again what another one does. */
const AT_WORK = 100;
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
   * Begins a batch of what `find` gives. The same request under the same key is answered with the batch that was begun,
   * and nothing is looked for: what a batch acted upon is another thing afterwards. Another request under that key is
   * refused (`idempotency-mismatch`).
   */
  async start(
    party: string,
    kind: BatchKind,
    { key, requestHash }: BatchTerms,
    find: () => Promise<readonly BatchEntry[]>,
  ): Promise<Batch> {
    const known = () => this.database.asParty(party, (tx) => begunAs(tx, { key, requestHash }));
    let id = await known();
    if (id === undefined) {
      const entries = await find();
      // Another instance may begin it at this moment.
      id = (await this.insert(party, kind, { key, requestHash }, entries)) ?? (await known())!;
    }
    // Also where it was begun before: the process may have ended between the two.
    await this.jobs.add(KIND, { id }, { key: id });
    return this.get(party, id);
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

  /** Goes on with what nobody works on: its instance may have ended before there was a job. */
  async goOn(): Promise<void> {
    const left = await this.database.asSystem((tx) =>
      tx.query<{ id: string }>(
        `select id::text from batches where finished_at is null
         and created_at between now() - interval '${BATCHES_KEPT} hours' and now() - interval '1 minute'`,
      ),
    );
    for (const { id } of left) await this.jobs.add(KIND, { id }, { key: id });
  }

  /** Deletes what was finished before. Resolves with how many. */
  async forget(before: Date): Promise<number> {
    const gone = await this.database.asSystem((tx) =>
      tx.query('delete from batches where finished_at < $1 returning id', [before]),
    );
    return gone.length;
  }

  /** Nothing where the key is used. */
  private insert(
    party: string,
    kind: BatchKind,
    { key, requestHash }: BatchTerms,
    entries: readonly BatchEntry[],
  ): Promise<string | undefined> {
    return this.database.asParty(party, async (tx) => {
      const [made] = await tx.query<{ id: string }>(
        `insert into batches (party, key, request_hash, kind) values ($1, $2, $3, $4)
         on conflict (party, key) do nothing returning id::text`,
        [party, key, requestHash, kind],
      );
      if (!made) return undefined;
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
    });
  }

  /** Two may do this at once, where one was thought dead or a client asked again: each item has one key. */
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
        tx.query(
          `update batch_items set state = $3, problem = $4::jsonb
           where batch = $1 and place = $2 and (state = 'waiting' or $3 = 'done')`,
          [...[id, item.place, problem ? 'failed' : 'done'], problem ? JSON.stringify(problem) : null],
        ),
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
    for (;;) {
      try {
        await this.options.actions[kind](party, entry, key, signal);
        return undefined;
      } catch (thrown) {
        if (thrown instanceof Refusal && thrown.code === 'in-progress') {
          // The other one is at this very item, and has the answer in a moment.
          await setTimeout(AT_WORK, undefined, { signal });
          continue;
        }
        const problem = this.options.problemOf(thrown);
        if (!problem) throw thrown;
        return problem;
      }
    }
  }
}

/** What was begun under a key. `idempotency-mismatch`: by another request. */
async function begunAs(tx: Transaction, { key, requestHash }: BatchTerms): Promise<string | undefined> {
  const [known] = await tx.query<{ id: string; request_hash: string }>(
    'select id::text, request_hash from batches where party = current_party() and key = $1',
    [key],
  );
  if (known && known.request_hash !== requestHash) throw new Refusal('idempotency-mismatch');
  return known?.id;
}
