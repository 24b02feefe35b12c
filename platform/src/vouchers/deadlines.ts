/** What time does to vouchers. For the platform itself: no party asks for it. */
import type { Transaction } from '../database/index.ts';
import { expire } from '../domain/index.ts';
import { changeVoucher } from './change-voucher.ts';
import { courseOf, isOverdue, lockVoucher } from './kept-voucher.ts';

/** Ids of vouchers whose deadline has passed, the longest first. */
export async function overdueIds(tx: Transaction, now: Date, limit: number): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from vouchers
     where state in ('pendingReceive', 'pendingSign', 'signing', 'signed', 'sent') and end_at <= $1
     order by end_at, id limit $2`,
    [now, limit],
  );
  return rows.map(({ id }) => id);
}

/** Whether it expired now; not where it has ended meanwhile, or its deadline has not passed. */
export async function expireVoucher(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const before = await lockVoucher(tx, id);
  if (!before || !isOverdue(before, now)) return false;
  await changeVoucher(tx, before, expire(courseOf(before)), now);
  return true;
}
