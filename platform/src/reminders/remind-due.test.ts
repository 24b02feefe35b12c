import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../database/index.ts';
import { describeEachDatabase } from '../testing/index.ts';
import { Office, type Place } from '../vouchers/testing/office.ts';
import { remindDue } from './index.ts';

const HOUR = 60 * 60_000;
const STEPS = [3 * 24 * 60, 24 * 60];
const TWO: readonly Place[] = [
  ['YI', 'signer', 1],
  ['BING', 'signer', 1],
  ['DING', 'signer', 2],
  ['WU', 'cc', 1],
];

describeEachDatabase('reminders', (open) => {
  let database: Database;
  let office: Office;
  beforeAll(async () => {
    database = await open();
    office = new Office(database);
    await office.enrol('JIA', 'YI', 'BING', 'DING', 'WU');
  }, 60_000);
  afterAll(() => database?.close());
  beforeEach(async () => {
    office.now = new Date('2025-04-14T02:53:15.000Z');
    // What earlier tests left is nobody's business any more.
    await database.asSystem((tx) => tx.query('update vouchers set end_at = null'));
  });

  /** Who is told by one more round: codes of parties in order, with the hours that are left. */
  async function round(hours: number, steps: readonly number[] = STEPS, limit = 100): Promise<readonly string[]> {
    const last = await database.asSystem((tx) => tx.query<{ seq: string }>('select max(seq) as seq from notices'));
    await remindDue(database, new Date(deadline.getTime() - hours * HOUR), steps, limit);
    const told = await database.asSystem((tx) =>
      tx.query<{ party: string }>(`select party from notices where type = 'due' and seq > $1 order by party`, [
        last[0]?.seq ?? '0',
      ]),
    );
    return told.map(({ party }) => party);
  }
  const deadline = new Date('2025-04-24T02:53:15.000Z');

  test('whoever has to act is told once at each step, and nobody else', async () => {
    await office.sent('JIA', '催办', TWO, deadline);
    expect(await round(72.1)).toEqual([]);
    expect(await round(72)).toEqual(['BING', 'YI']);
    expect(await round(71.9)).toEqual([]);
    expect(await round(24.1)).toEqual([]);
    expect(await round(23.9)).toEqual(['BING', 'YI']);
    expect(await round(1)).toEqual([]);
    expect(await round(0)).toEqual([]);
  });

  test('who has acted is left alone; whose turn it is then is told', async () => {
    const { id } = await office.sent('JIA', '轮到谁', TWO, deadline);
    await office.handle('YI', id);
    await office.act('BING', id, { kind: 'receive' });
    expect(await round(70)).toEqual(['BING']);
    await office.sign('BING', id);
    expect(await round(20)).toEqual(['BING']);
    await office.act('BING', id, { kind: 'send' });
    expect(await round(10)).toEqual(['DING']);
    expect(await round(9)).toEqual([]);
  });

  test('of several steps that passed while the platform was down, the last alone is told', async () => {
    await office.sent('JIA', '停机', TWO, deadline);
    expect(await round(5)).toEqual(['BING', 'YI']);
    // A clock that goes back does not make the earlier step come up again.
    expect(await round(30)).toEqual([]);
  });

  test('drafts, what has ended and what has no deadline', async () => {
    await office.draft('JIA', '草稿', TWO, deadline);
    await office.sent('JIA', '无期限', TWO);
    const { id } = await office.sent('JIA', '撤回', TWO, deadline);
    await office.act('JIA', id, { kind: 'withdraw', reason: '条款有变' });
    expect(await round(5)).toEqual([]);
  });

  test('several instances at the same time tell once, in rounds of any size', async () => {
    for (const name of ['一', '二', '三']) await office.sent('JIA', name, TWO, deadline);
    const now = new Date(deadline.getTime() - 70 * HOUR);
    const counts = await Promise.all(Array.from({ length: 4 }, () => remindDue(database, now, STEPS, 100)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(6);
    expect(await round(70)).toEqual([]);
    expect(
      [await round(20, STEPS, 4), await round(20, STEPS, 4), await round(20, STEPS, 4)].map((each) => each.length),
    ).toEqual([4, 2, 0]);
  });

  test('nobody is reminded where no step is set up', async () => {
    await office.sent('JIA', '不提醒', TWO, deadline);
    expect(await round(1, [])).toEqual([]);
  });

  test('the voucher stays as it is', async () => {
    const before = await office.sent('JIA', '不变', TWO, deadline);
    expect(await round(5)).toEqual(['BING', 'YI']);
    expect(await office.vouchers.get('JIA', before.id)).toEqual(before);
    expect(await office.vouchers.auditFault(before.id)).toBeUndefined();
  });
});
