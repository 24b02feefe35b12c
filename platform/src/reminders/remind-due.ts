/** Who is told that a deadline comes near. For the platform itself: no party asks for it. */
import type { Database } from '../database/index.ts';
import { announce } from '../notices/announce.ts';

/**
 * Tells everybody who still has to act, at most `limit` of them; resolves with how many. `steps`: minutes before a
 * deadline. Of several that have come, the last one alone is told: nobody hears twice of one deadline
 * because the platform was down. Two instances at it tell once.
 */
export async function remindDue(
  database: Database,
  now: Date,
  steps: readonly number[],
  limit: number,
): Promise<number> {
  if (steps.length === 0) return 0;
  return database.asSystem(async (tx) => {
    const told = await tx.query<{ voucher: string; party: string }>(
      `with due as (
       select v.id as voucher, r.party, min(s.step) as step, v.end_at
       from vouchers v
         join recipients r on r.voucher = v.id and r.role <> 'cc' and r.state in ('pending', 'received', 'signed')
         join unnest($2::int[]) as s (step) on v.end_at <= $1::timestamptz + make_interval(mins => s.step)
       where v.state in ('pendingReceive', 'pendingSign', 'signing', 'signed', 'sent') and v.deleted_at is null
         and v.end_at > $1 and v.end_at <= $1::timestamptz + make_interval(mins => $3)
       group by v.id, r.party, v.end_at
     )
     insert into reminders (voucher, party, step, told_at)
     select voucher, party, step, $1 from due
     where not exists (
       select from reminders m where m.voucher = due.voucher and m.party = due.party and m.step <= due.step)
     order by end_at, voucher limit $4
     on conflict do nothing
     returning voucher::text, party`,
      [now, steps, Math.max(...steps), limit],
    );
    for (const { voucher, party } of told) await announce(tx, { voucher, type: 'due', parties: [party] });
    return told.length;
  });
}
