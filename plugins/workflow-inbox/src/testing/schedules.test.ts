/** Random schedules of users, faults and kills: whatever happens, nothing is lost and nothing is done twice. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakePlatform, type FakeWorkflowSource, fakeWorkflowSource } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import { type InboxHost, killedProfile, startInbox } from './inbox.fixture.ts';

const FIRST = { code: '91A', name: '甲方公司' };
const SECOND = { code: '91B', name: '乙方公司' };
const VOUCHERS = 4;
const STEPS = 25;
/** More by the environment, for long runs. */
const SEEDS = Number(process.env.SEALWRIGHT_INBOX_SEEDS ?? 12);

/** Mulberry32: small, and the same everywhere. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

test.each(Array.from({ length: SEEDS }, (_, seed) => seed))('schedule %i', { timeout: 60_000 }, async (seed) => {
  const pick = chance(seed);
  const folder = await mkdtemp(join(tmpdir(), 'sealwright-schedule-'));
  const platform = new FakePlatform();
  const ids = Array.from({ length: VOUCHERS }, (_, index) =>
    platform.add({ name: `合同${index}`, initiator: FIRST, recipients: [SECOND], bytes: Buffer.from(`%PDF ${index}`) }),
  );
  let [profile, lives] = [join(folder, '0'), 0];
  let source: FakeWorkflowSource = fakeWorkflowSource(platform, SECOND, { part: 4 });
  let inbox: InboxHost = await startInbox({ profile, source });
  /** What the user was told is done or kept: it has to be done in the end. */
  const promised: string[] = [];
  const documents = new Map<string, string>();

  const voucher = async (id: string) => (await inbox.call('details', [id])).row.voucher;
  const steps: Record<string, (id: string) => Promise<unknown>> = {
    receive: async (id) => {
      const { received, waiting } = await inbox.call('receive', [[id]]);
      if (received + waiting > 0) promised.push(`received ${id}`);
    },
    async sign(id) {
      const { actions } = (await inbox.call('details', [id])).row;
      if (documents.has(id) || actions.length > 0) return;
      const document = await inbox.call('open', [id]);
      await inbox.sign(document.id);
      documents.set(id, document.id);
      promised.push(`signed ${id}`);
    },
    async send(id) {
      if (!documents.has(id) || promised.includes(`sent ${id}`)) return;
      const { etag } = await voucher(id);
      const { outcome } = await inbox.call('act', [id, { kind: 'send' }, etag]);
      if (outcome !== 'conflict') promised.push(`sent ${id}`);
    },
    cut: async () => source.setDown(true),
    mend: async () => {
      source.setDown(false);
      await inbox.call('refresh', []);
    },
    lose: async () => void source.faults.lostAnswers++,
    busy: async () => void source.faults.busy++,
    async tear() {
      source.faults.breakAfter = pick(12);
    },
    async kill() {
      const next = await killedProfile(profile, join(folder, String(++lives)));
      const wasDown = source.faults.isDown;
      // The killed one says nothing more.
      source.setDown(true);
      await inbox.dispose();
      profile = next;
      source = fakeWorkflowSource(platform, SECOND, { part: 4 });
      source.setDown(wasDown);
      inbox = await startInbox({ profile, source });
    },
  };
  try {
    const names = [...Object.keys(steps), 'receive', 'sign', 'send', 'sign', 'send'];
    for (let step = 0; step < STEPS; step++) {
      // What cannot be done now is refused with a typed error, and nothing was promised.
      await steps[names[pick(names.length)]!]!(ids[pick(VOUCHERS)]!).catch((fault) => {
        if (typeof fault.code !== 'string') throw fault;
      });
    }
    source.setDown(false);
    Object.assign(source.faults, { lostAnswers: 0, busy: 0, breakAfter: undefined });
    await expect
      .poll(
        async () => {
          await inbox.call('refresh', []);
          const due = (await inbox.until('documents', () => true)).filter(({ hasUnsubmitted }) => hasUnsubmitted);
          return (await inbox.until('watch', () => true)).waiting + due.length;
        },
        { timeout: 20_000 },
      )
      .toBe(0);
    expect((await inbox.until('watch', () => true)).actions).toEqual([]);
    const happened = ids.flatMap((id) => platform.find(id, SECOND.code).events.map(({ type }) => `${type} ${id}`));
    const done = happened.filter((each) => !each.startsWith('submitted'));
    expect([...new Set(done)].sort()).toEqual([...done].sort());
    expect(done).toEqual(expect.arrayContaining([...new Set(promised)]));
  } finally {
    await inbox.dispose();
    // Programs that were killed may still be writing the line they were at.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});
