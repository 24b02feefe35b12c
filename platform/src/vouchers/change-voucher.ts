/** Writes down what an action made of a voucher: its recipients, its audit trail, its places in lists, its notices. */
import { type VoucherCourse, type VoucherTransition, voucherViewersOf } from '@sealwright/core/api';
import type { Schemas } from '../api/index.ts';
import type { Transaction } from '../database/index.ts';
import { announce } from '../notices/announce.ts';
import { type AuditEntry, appendEvent, keptText } from './audit-trail.ts';
import { courseOf, type KeptVoucher, newestFile, readVoucher } from './kept-voucher.ts';

export interface Change {
  readonly course: VoucherCourse;
  readonly row: Pick<VoucherTransition, 'to' | 'event'>;
  /** Missing where time did it. */
  readonly actor?: Schemas['Party'];
  /** A reason or message. */
  readonly note?: string;
}

/**
 * The caller holds the voucher's lock (`before`) and has written down its files. Resolves with the voucher as it is then,
 * or as it was where it is gone.
 */
export async function changeVoucher(
  tx: Transaction,
  before: KeptVoucher,
  change: Change,
  at: Date,
): Promise<KeptVoucher> {
  const { course, row, actor, note } = change;
  const revision = row.to === 'same' ? before.revision : before.revision + 1;
  await moveRecipients(tx, before, course, actor?.code, at);
  const entry: AuditEntry = { voucher: before.id, revision, at, type: row.event };
  const file = newestFile((await readVoucher(tx, before.id)) ?? before);
  const head = await appendEvent(
    tx,
    { count: before.eventCount, hash: before.headHash },
    {
      ...entry,
      ...(actor ? { actor } : {}),
      ...(note === undefined ? {} : { note }),
      ...(file ? { fileSha256: file.sha256 } : {}),
    },
  );
  await tx.query(
    `update vouchers set state = $2, revision = $3, event_count = $4, head_hash = decode($5, 'hex'),
       reject_reason = coalesce($6, reject_reason), deleted_at = $7
     where id = $1`,
    [
      before.id,
      course.state,
      revision,
      head.count,
      head.hash,
      row.event === 'rejected' ? keptText(note ?? '') : null,
      row.to === 'gone' ? at : null,
    ],
  );
  const after = await readVoucher(tx, before.id);
  await tx.query('select refresh_entries($1)', [before.id]);
  await announce(tx, {
    voucher: before.id,
    type: row.event,
    parties: voucherViewersOf(after ? courseOf(after) : course),
  });
  return after ?? before;
}

async function moveRecipients(
  tx: Transaction,
  before: KeptVoucher,
  { recipients }: VoucherCourse,
  actor: string | undefined,
  at: Date,
) {
  const states = new Map(before.recipients.map(({ code, state }) => [code, state]));
  const moved = recipients.filter(({ code, state }) => states.has(code) && states.get(code) !== state);
  if (moved.length === 0) return;
  await tx.query(
    `update recipients r
     set state = m.state, acted_at = case when r.party = $4 then $5::timestamptz else r.acted_at end
     from unnest($2::text[], $3::text[]) as m (party, state)
     where r.voucher = $1 and r.party = m.party`,
    [before.id, moved.map(({ code }) => code), moved.map(({ state }) => state), actor ?? null, at],
  );
}
