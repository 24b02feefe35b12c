/** The lists of a party at a platform in memory. */
import {
  countedVouchers,
  type InboxQuery,
  inboxVouchers,
  listedVouchers,
  type VoucherPage,
  type WorkflowCounts,
  type WorkflowQuery,
} from '../../api/index.ts';
import { type KeptVoucher, shownVoucher } from './voucher-rules.ts';

type Kept = readonly KeptVoucher[];

export function listed(vouchers: Kept, party: string, query: WorkflowQuery): VoucherPage {
  return listedVouchers(shown(vouchers, party), party, query);
}

export function waiting(vouchers: Kept, party: string, query: InboxQuery): VoucherPage {
  return inboxVouchers(shown(vouchers, party), party, query);
}

export function counted(vouchers: Kept, party: string): WorkflowCounts {
  return countedVouchers(shown(vouchers, party), party);
}

const shown = (vouchers: Kept, party: string) => vouchers.map((voucher) => shownVoucher(voucher, party));
