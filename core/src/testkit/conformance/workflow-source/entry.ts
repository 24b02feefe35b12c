import { expect } from 'vitest';
import type { WorkflowRules } from './bench.ts';
import { refused } from './desks.ts';

const query = { tab: 'todo', page: 1, pageSize: 10 } as const;

/** Where nobody has to enter. */
export const openRules: WorkflowRules = {
  'who is in is known at once': async ({ place }) => {
    const source = await place.connect(0);
    expect(await source.account()).toEqual(place.parties[0]);
    expect(source.enter).toBeUndefined();
  },
};

/** Who is in, and what happens to those who are not. */
export const entryRules: WorkflowRules = {
  'nobody gets anything before it': async ({ place }) => {
    const source = await place.connect(0);
    expect(await source.account()).toBeUndefined();
    await refused(source.list(query), 'workflow.entry-required');
    await refused(source.counts(), 'workflow.entry-required');
    await refused(source.get('1911613691439169537'), 'workflow.entry-required');
    const act = source.act('1911613691439169537', { kind: 'receive' }, { key: crypto.randomUUID(), etag: '"1"' });
    await refused(act, 'workflow.entry-required');
  },

  'a company is known by its key, until it leaves': async ({ place }) => {
    const source = await place.connect(1);
    let changes = 0;
    const listening = source.onDidChange?.(() => changes++);
    expect(await source.enter!(place.key!(1))).toEqual(place.parties[1]);
    expect(await source.account()).toEqual(place.parties[1]);
    await source.list(query);
    await source.leave!();
    expect(await source.account()).toBeUndefined();
    await refused(source.list(query), 'workflow.entry-required');
    if (listening) expect(changes).toBeGreaterThanOrEqual(2);
    await listening?.dispose();
  },

  'a key that nobody knows, and a proof that is none, are refused': async ({ place }) => {
    const source = await place.connect(0);
    const stranger = place.strangerKey?.();
    if (stranger) await refused(source.enter!(stranger), 'workflow.entry-refused');
    const key = place.key!(0);
    const false_ = { ...key, prove: async () => new Uint8Array(64) };
    await refused(source.enter!(false_), 'workflow.entry-refused');
    expect(await source.account()).toBeUndefined();
  },

  'what the key says no to stays its own error': async ({ place }) => {
    const source = await place.connect(0);
    const { certificates } = place.key!(0);
    const cancelled = Object.assign(new Error('cancelled'), { code: 'pin.cancelled' });
    const prove = () => Promise.reject(cancelled);
    await expect(source.enter!({ certificates, prove })).rejects.toBe(cancelled);
  },
};
