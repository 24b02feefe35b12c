import type { Database, Listening } from '../database/index.ts';
import { NOTICE_CHANNEL } from './announce.ts';
import { type NoticeCursor, readCursor, writeCursor } from './notice-cursor.ts';
import { WakeUps } from './wake-ups.ts';

/** A change that a party is told of: `Change` of the API. */
export interface Notice {
  /** To go on behind it. */
  readonly cursor: string;
  readonly voucher?: string;
  /** As in `VoucherEvent.type`; `ready` for the place where it begins, `refresh` where changes were missed. */
  readonly type: string;
}

export interface NoticesOptions {
  /** How long to trust that the database says when there is something new, in milliseconds. Default 10 s. */
  readonly patience?: number;
}

interface Row {
  readonly xact: string;
  readonly seq: string;
  readonly voucher: string | null;
  readonly type: string;
  readonly settled: boolean;
}

const PATIENCE = 10_000;
/** Pause until a transaction that is older than what can be read has probably ended, in milliseconds. */
const UNSETTLED = 25;
const AT_ONCE = 200;

/**
 * What changes, as each party may know it. Any number of instances read the same table; the database's own NOTIFY wakes
 * them. A notice is read when no transaction that could still put one before it is open, so a cursor never skips any.
 */
export class Notices {
  private readonly database: Database;
  private readonly patience: number;
  private readonly wakeUps = new WakeUps();
  private listening: Promise<Listening> | undefined;

  constructor(database: Database, { patience = PATIENCE }: NoticesOptions = {}) {
    this.database = database;
    this.patience = patience;
  }

  /**
   * Yields what a party is to know behind a cursor, or from now on, and waits for more until `signal` aborts; then it
   * ends. Without a cursor `ready` comes first; behind one that is too old, or of another database, `refresh`.
   */
  async *after(party: string, cursor: string | undefined, signal: AbortSignal): AsyncGenerator<Notice, void> {
    this.listening ??= this.database.listen(NOTICE_CHANNEL, (code) => this.wakeUps.wake(code));
    await this.listening;
    let place: NoticeCursor;
    const known = cursor === undefined ? undefined : readCursor(cursor);
    if (known && (await this.isWhole(party, known))) place = known;
    else {
      place = await this.now(party);
      yield { cursor: writeCursor(place), type: cursor === undefined ? 'ready' : 'refresh' };
    }
    while (!signal.aborted) {
      const waiting = this.wakeUps.expect(party, signal);
      try {
        const rows = await this.read(party, place);
        for (const row of rows) {
          if (!row.settled) break;
          place = row;
          const { voucher, type } = row;
          yield { cursor: writeCursor(row), ...(voucher !== null && { voucher }), type };
          if (signal.aborted) return;
        }
        const isMore = rows.length === AT_ONCE || rows.some(({ settled }) => !settled);
        await (isMore ? waiting.orAfter(rows.at(-1)?.settled ? 0 : UNSETTLED) : waiting.orAfter(this.patience));
      } finally {
        waiting.forget();
      }
    }
  }

  async dispose(): Promise<void> {
    await (await this.listening?.catch(() => undefined))?.dispose();
  }

  private read(party: string, { xact, seq }: NoticeCursor): Promise<readonly Row[]> {
    return this.database.asParty(party, (tx) =>
      tx.query<Row>(
        `select xact::text, seq::text, voucher::text, type, xact < pg_snapshot_xmin(pg_current_snapshot()) as settled
         from notices where party = $1 and (xact, seq) > ($2::text::xid8, $3::bigint)
         order by notices.xact, notices.seq limit ${AT_ONCE}`,
        [party, xact, seq],
      ),
    );
  }

  /** The place behind all that is settled. */
  private async now(party: string): Promise<NoticeCursor> {
    const [row] = await this.database.asParty(party, (tx) =>
      tx.query<{ xact: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xact'),
    );
    return { xact: row?.xact ?? '0', seq: '0' };
  }

  /** Whether everything behind the cursor is still there. */
  private async isWhole(party: string, { xact }: NoticeCursor): Promise<boolean> {
    const [row] = await this.database.asParty(party, (tx) =>
      tx.query<{ whole: boolean }>(
        `select $1::text::xid8 > xact and $1::text::xid8 <= pg_snapshot_xmax(pg_current_snapshot()) as whole
         from notices_floor`,
        [xact],
      ),
    );
    return row?.whole ?? false;
  }
}
