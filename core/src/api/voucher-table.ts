/** What a voucher (凭证) goes through, told here and nowhere else: platforms and sources that keep vouchers go by this table. */
import type { VoucherAction, VoucherState } from './points/workflow-vouchers.ts';
import { RUNNING_VOUCHER_STATES, type VoucherRole } from './voucher-course.ts';

export interface VoucherTransition {
  /** As `who` sees the voucher. */
  readonly from: readonly VoucherState[];
  readonly action: VoucherAction | 'expire';
  /** `time`: nobody asks for it. */
  readonly who: VoucherRole | 'time';
  /** As `who` sees it then. `gone`: for nobody any more. `same`: as before. `next`: `sent`, or `completed` after the last. */
  readonly to: VoucherState | 'gone' | 'same' | 'next';
  /** As in `VoucherEvent.type`. */
  readonly event: string;
}

/**
 * Whatever does not stand here cannot be done. Nothing leads to `pendingSign` and `voided`: they belong to platforms that
 * hand out without receiving, and to operators. A draft has no deadline running: nobody was asked for anything yet.
 */
export const VOUCHER_TABLE: readonly VoucherTransition[] = [
  { from: ['draft'], action: 'change', who: 'initiator', to: 'draft', event: 'changed' },
  { from: ['draft'], action: 'delete', who: 'initiator', to: 'gone', event: 'deleted' },
  { from: ['draft'], action: 'submit', who: 'initiator', to: 'pendingReceive', event: 'submitted' },
  { from: ['pendingReceive'], action: 'receive', who: 'signer', to: 'signing', event: 'received' },
  { from: ['pendingReceive'], action: 'receive', who: 'approver', to: 'signing', event: 'received' },
  { from: ['signing', 'signed'], action: 'sign', who: 'signer', to: 'signed', event: 'signed' },
  // Only while nobody signed on top of it.
  { from: ['signed'], action: 'restore', who: 'signer', to: 'signing', event: 'restored' },
  { from: ['signed'], action: 'send', who: 'signer', to: 'next', event: 'sent' },
  { from: ['signing'], action: 'send', who: 'approver', to: 'next', event: 'sent' },
  { from: ['signing', 'signed'], action: 'reject', who: 'signer', to: 'rejected', event: 'rejected' },
  { from: ['signing'], action: 'reject', who: 'approver', to: 'rejected', event: 'rejected' },
  {
    ...{ from: ['pendingReceive', 'signing', 'sent'], action: 'withdraw', who: 'initiator' },
    ...{ to: 'withdrawn', event: 'withdrawn' },
  },
  {
    ...{ from: ['pendingReceive', 'signing', 'signed', 'sent'], action: 'remind', who: 'initiator' },
    ...{ to: 'same', event: 'reminded' },
  },
  { from: RUNNING_VOUCHER_STATES, action: 'expire', who: 'time', to: 'expired', event: 'expired' },
];

/** The guide shows 发送 in the row of a contract that its user has not signed yet. It cannot be done; the answer says why. */
export const UNSIGNED_SEND = { from: 'signing', action: 'send', who: 'signer' } as const;

export const transitionFor = (
  action: VoucherTransition['action'],
  who: VoucherTransition['who'],
  state: VoucherState,
): VoucherTransition | undefined =>
  VOUCHER_TABLE.find((row) => row.action === action && row.who === who && row.from.includes(state));
