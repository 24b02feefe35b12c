/** Files of vouchers that break off, are killed in the middle or arrive damaged. */
import { fakeWorkflowSource } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONTRACT, InboxLab, SECOND, sha, todo } from './inbox-lab.fixture.ts';

const lab = new InboxLab();
beforeEach(() => lab.open());
afterEach(() => lab.end());

const large = Buffer.alloc(9 << 20, 'contract');

test('a broken transfer goes on where it stopped', async () => {
  const id = lab.arrive('长合同', { bytes: large });
  lab.source.faults.breakAfter = 5 << 20;
  const first = await lab.inbox.call('receive', [[id]]);
  expect(first).toMatchObject({ waiting: 1 });
  await lab.inbox.call('refresh', []);
  await lab.inbox.until('watch', ({ waiting }) => waiting === 0);
  expect(lab.source.moved).toBe(large.length);
  expect((await lab.inbox.call('list', [todo])).items).toMatchObject([{ isHere: true }]);
});

test('killed in the middle of a transfer: the next program fetches the rest', async () => {
  const id = lab.arrive('长合同', { bytes: large });
  lab.source.faults.breakAfter = 5 << 20;
  await lab.inbox.call('receive', [[id]]);
  const profile = await lab.killedProfile();
  lab.source.setDown(true);
  await lab.inbox.dispose();
  const next = fakeWorkflowSource(lab.platform, SECOND);
  lab.source = next;
  await lab.start(profile);
  await lab.inbox.until('watch', ({ waiting }) => waiting === 0);
  expect(next.moved).toBeLessThanOrEqual(5 << 20);
  const document = await lab.inbox.call('open', [id]);
  expect(sha(await lab.inbox.documents.bytes(document.id))).toBe(sha(large));
});

test('what arrives damaged is not kept, and said so; the next try gets it whole', async () => {
  const id = lab.arrive();
  lab.source.faults.isDamaged = true;
  expect(await lab.inbox.call('receive', [[id]])).toMatchObject({
    failed: [{ problem: { code: 'workflow.file-damaged' } }],
  });
  expect((await lab.inbox.call('list', [todo])).items).toMatchObject([{ isHere: false }]);
  const document = await lab.inbox.call('open', [id]);
  expect(await lab.inbox.documents.bytes(document.id)).toEqual(CONTRACT);
});

test('全部接收: all pages, each once, with a bounded number of writes', async () => {
  const ids = Array.from({ length: 500 }, (_, index) => lab.arrive(`合同${index}`));
  const steps: number[] = [];
  const report = await lab.inbox.call('receiveAll', [{}], { progress: ({ done }) => void steps.push(done) });
  expect(report).toEqual({ received: 500, waiting: 0, failed: [] });
  expect(steps.at(-1)).toBe(500);
  expect(lab.platform.carriedOut.get('received')).toBe(ids.length);
  expect((await lab.inbox.call('list', [{ ...todo, page: 50 }])).items).toHaveLength(10);
}, 60_000);
