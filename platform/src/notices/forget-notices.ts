import type { Database } from '../database/index.ts';

/** How long notices are kept, in days: who was away for longer looks at everything anew. */
export const NOTICES_KEPT = 7;

/** Deletes what was told before `before`, and remembers that it did. Resolves with how many there were. */
export function forgetNotices(database: Database, before: Date): Promise<number> {
  return database.asSystem(async (tx) => {
    const [row] = await tx.query<{ count: string }>(
      `with gone as (delete from notices where at < $1 returning xact),
            last as (select xact from gone order by xact desc limit 1),
            raised as (update notices_floor set xact = greatest(notices_floor.xact, last.xact) from last)
       select count(*)::text as count from gone`,
      [before],
    );
    return Number(row?.count ?? 0);
  });
}
