import type { Voucher, VoucherState, WorkflowSource } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import type { ActionEnd } from '../queue/action-queue.ts';
import { InboxNotices, type NoticeParts } from './inbox-notices.ts';

const ID = '1911613691439169537';
const YI = { code: 'YI', name: '乙方' };

/** What is told of one change of a voucher that its user received as its last action. */
async function told(type: string, state: VoucherState = 'signing') {
  const recipient = { ...YI, role: 'signer', order: 1, state: 'received' };
  const voucher = {
    id: ID,
    name: '采购合同',
    revision: 3,
    state,
    initiator: { code: 'JIA', name: '甲方' },
    recipients: [recipient],
  };
  const parts = { space: { place: {}, account: YI }, memory: { saw: async () => {} } } as unknown as NoticeParts;
  const notices = new InboxNotices(parts);
  const heard: unknown[] = [];
  notices.onDidTell((notice) => heard.push(notice));
  notices.acted({ record: { voucher: ID, name: voucher.name }, voucher: voucher as unknown as Voucher } as ActionEnd);
  const source = { get: async () => voucher } as unknown as WorkflowSource;
  await notices.seen([{ cursor: '1', voucher: ID, type }], source);
  return heard;
}

test('that a deadline comes near is news, whoever acted last', async () => {
  expect(await told('due')).toEqual([{ id: expect.any(String), kind: 'due', voucher: ID, name: '采购合同' }]);
});

test('its own action is none, and no deadline comes near of what has ended', async () => {
  expect(await told('received')).toEqual([]);
  expect(await told('due', 'expired')).toMatchObject([{ kind: 'expired' }]);
});
