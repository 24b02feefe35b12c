import type { Transaction } from '../database/index.ts';

/** A webhook whose turn it is, taken by whoever reads this. */
export interface DueWebhook {
  readonly id: string;
  readonly party: string;
  readonly url: string;
  /** All, where empty. */
  readonly types: readonly string[];
  readonly secret: string;
  readonly xact: string;
  readonly seq: string;
  readonly failures: number;
}

export interface NoticeRow {
  readonly xact: string;
  readonly seq: string;
  readonly voucher: string | null;
  readonly type: string;
}

/** Ids of those that have something to be told of and are at rest. */
export async function dueWebhooks(tx: Transaction, limit: number): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from webhooks w
     where due_at <= now() and (busy_until is null or busy_until < now())
       and (exists (select from notices n where n.party = w.party and (n.xact, n.seq) > (w.xact, w.seq)
              and n.xact < pg_snapshot_xmin(pg_current_snapshot()))
         or w.xact < (select xact from notices_floor))
     order by due_at limit $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

/** For a minute nobody else sends to it. `undefined` where somebody does, or it is gone or not due. */
export async function takeWebhook(tx: Transaction, id: string): Promise<DueWebhook | undefined> {
  const [row] = await tx.query<DueWebhook>(
    `update webhooks set busy_until = now() + interval '1 minute'
     where id = $1 and due_at <= now() and (busy_until is null or busy_until < now())
     returning id, party, url, types, secret, xact::text, seq, failures`,
    [id],
  );
  return row;
}

/** What is behind its place and cannot be preceded by anything any more. `missed`: some were forgotten meanwhile. */
export async function noticesBehind(
  tx: Transaction,
  { party, xact, seq }: DueWebhook,
  limit: number,
): Promise<{ readonly rows: readonly NoticeRow[]; readonly missed: string | undefined }> {
  const [floor] = await tx.query<{ xact: string }>('select xact::text from notices_floor where xact > $1::text::xid8', [
    xact,
  ]);
  const rows = await tx.query<NoticeRow>(
    `select xact::text, seq, voucher, type from notices
     where party = $1 and (xact, seq) > ($2::text::xid8, $3::bigint) and xact < pg_snapshot_xmin(pg_current_snapshot())
     order by notices.xact, notices.seq limit ${limit}`,
    [party, xact, seq],
  );
  return { rows, missed: floor?.xact };
}

/** It took this one; the next is sent by who has it, for a further minute. */
export async function advanceWebhook(
  tx: Transaction,
  id: string,
  place: Pick<NoticeRow, 'xact' | 'seq'>,
): Promise<void> {
  await tx.query(
    `update webhooks set xact = $2::text::xid8, seq = $3, failures = 0, busy_until = now() + interval '1 minute'
     where id = $1`,
    [id, place.xact, place.seq],
  );
}

/** `pause`: seconds until it is tried again, after a failure. */
export async function leaveWebhook(tx: Transaction, id: string, pause?: number): Promise<void> {
  await tx.query(
    `update webhooks set busy_until = null, failures = failures + $3::int, due_at = now() + make_interval(secs => $2)
     where id = $1`,
    [id, pause ?? 0, pause === undefined ? 0 : 1],
  );
}

export async function dropWebhook(tx: Transaction, id: string): Promise<void> {
  await tx.query('delete from webhooks where id = $1', [id]);
}
