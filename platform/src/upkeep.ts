import { BATCHES_KEPT } from './jobs/index.ts';
import { forgetNotices, NOTICES_KEPT } from './notices/index.ts';
import type { Platform } from './platform.ts';
import { remindDue } from './reminders/index.ts';

/** Rows of one round. */
const AT_ONCE = 500;
const HOUR = 60 * 60_000;

interface Times {
  /** Minutes before deadlines. */
  readonly reminders: readonly number[];
  readonly now: () => Date;
}

/** What time does by itself: deadlines, reminders of them, and forgetting. */
export async function keepUp(platform: Platform, { reminders, now }: Times): Promise<void> {
  const { database, jobs, vouchers, uploads, sessions, batches } = platform;
  const ago = (hours: number) => new Date(Date.now() - hours * HOUR);
  await jobs.every('expire', 15, async (signal) => {
    while (!signal.aborted && (await vouchers.expireDue(AT_ONCE)) === AT_ONCE);
  });
  await jobs.every('remind', 60, async (signal) => {
    while (!signal.aborted && (await remindDue(database, now(), reminders, AT_ONCE)) === AT_ONCE);
  });
  await jobs.every('sweep', 600, async (signal) => {
    await sessions.sweep();
    await batches.goOn();
    await batches.forget(ago(BATCHES_KEPT));
    await forgetNotices(database, ago(NOTICES_KEPT * 24));
    while (!signal.aborted && (await vouchers.forgetAnswers(AT_ONCE)) === AT_ONCE);
    await uploads.sweep();
  });
}
