/** Many vouchers with one PIN, or with one act. */
import { FakePlatform, fakeWorkflowSource } from '@sealwright/core/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONTRACT, FIRST, InboxLab, SECOND, THIRD } from './inbox-lab.fixture.ts';

const lab = new InboxLab();
beforeEach(() => lab.open());
afterEach(() => lab.end());

const order = { key: 'key', placement: { kind: 'template', name: '合同章' }, send: true } as const;

test('signed with one PIN, handed in and sent; what cannot be signed stops no other', async () => {
  const good = [lab.arrive('一'), lab.arrive('二')];
  const copy = lab.arrive('抄送', { recipients: [THIRD, { ...SECOND, role: 'cc' }] });
  const outcomes = await lab.inbox.call('batch', [{ ...order, vouchers: [good[0]!, copy, good[1]!] }]);
  expect(outcomes).toMatchObject([
    { voucher: good[0], state: 'sent' },
    { voucher: copy, state: 'failed', problem: { code: 'inbox.not-yours-to-sign' } },
    { voucher: good[1], state: 'sent' },
  ]);
  expect(lab.platform.carriedOut.get('sent')).toBe(2);
});

test('what the platform refuses is said for each', async () => {
  const id = lab.arrive();
  await lab.receive(id);
  await lab.inbox.dispose();
  const strict = new FakePlatform({ judge: () => 'signature-missing' });
  lab.source = fakeWorkflowSource(strict, SECOND);
  await lab.start('other');
  const other = strict.add({ name: '三', initiator: FIRST, recipients: [SECOND], bytes: CONTRACT });
  expect(await lab.inbox.call('batch', [{ ...order, vouchers: [other] }])).toMatchObject([
    { state: 'refused', problem: { code: 'workflow.file-refused' } },
  ]);
});

test('one act on many: each is decided by itself', async () => {
  const [one, two] = [await lab.receive(lab.arrive('一')), await lab.receive(lab.arrive('二'))];
  const wanted = [one, two].map(({ id, etag }, index) => ({ id, etag: index ? 'old' : etag }));
  const result = await lab.inbox.call('actMany', [wanted, { kind: 'reject', reason: 'x' }]);
  expect(result).toMatchObject([{ result: { outcome: 'done' } }, { result: { outcome: 'conflict' } }]);
});
