import type { Transaction } from '../database/index.ts';

/** The channel of PostgreSQL's NOTIFY; its payload is the code of a party that has something to read. */
export const NOTICE_CHANNEL = 'sealwright_notices';

export interface Announcement {
  /** The voucher's number; missing where everything may have changed. */
  readonly voucher?: string;
  /** As in `VoucherEvent.type`, or `refresh`. */
  readonly type: string;
  /** Codes of all that may see it, the one who acted included: it may have several windows. */
  readonly parties: readonly string[];
}

/** Tells parties of a change, if and when the transaction commits. */
export async function announce(tx: Transaction, { voucher, type, parties }: Announcement): Promise<void> {
  const codes = [...new Set(parties)].sort();
  if (codes.length === 0) return;
  await tx.query(
    `with told as (insert into notices (party, voucher, type) select unnest($1::text[]), $2::bigint, $3)
     select pg_notify('${NOTICE_CHANNEL}', code) from unnest($1::text[]) as code`,
    [codes, voucher ?? null, type],
  );
}
