/** Which vouchers stand in which list of a party, and which of them a query finds. */
import type { InboxQuery, Voucher, VoucherPage, WorkflowCounts, WorkflowQuery, WorkflowTab } from '../../api/index.ts';
import { type KeptVoucher, shownVoucher } from './voucher-rules.ts';

export function listed(vouchers: readonly KeptVoucher[], party: string, query: WorkflowQuery): VoucherPage {
  const { tab, state, initiator, sort = '-createdAt' } = query;
  const found = vouchers
    .filter((voucher) => isInTab(voucher, party, tab))
    .map((voucher) => shownVoucher(voucher, party))
    .filter((voucher) => state === undefined || voucher.state === state)
    .filter(({ initiator: { code, name } }) => !initiator || code === initiator || name.includes(initiator))
    .filter((voucher) => fits(voucher, query));
  return page(found.sort(comparison(sort)), query);
}

export function waiting(vouchers: readonly KeptVoucher[], party: string, query: InboxQuery): VoucherPage {
  const found = vouchers
    .filter((voucher) => (query.list === 'pending' ? isPending(voucher, party) : wasReceived(voucher, party)))
    .map((voucher) => shownVoucher(voucher, party))
    .filter((voucher) => fits(voucher, query));
  return page(found.sort(comparison('-createdAt')), query);
}

export function counted(vouchers: readonly KeptVoucher[], party: string): WorkflowCounts {
  const inTab = (tab: WorkflowTab) => vouchers.filter((voucher) => isInTab(voucher, party, tab)).length;
  return {
    todo: inTab('todo'),
    initiated: inTab('initiated'),
    signed: inTab('signed'),
    cc: inTab('cc'),
    draft: inTab('draft'),
    pending: vouchers.filter((voucher) => isPending(voucher, party)).length,
  };
}

function isInTab(voucher: KeptVoucher, party: string, tab: WorkflowTab): boolean {
  const { phase, initiator } = voucher;
  const state = ownState(voucher, party);
  switch (tab) {
    case 'draft':
      return phase === 'draft';
    case 'initiated':
      return phase !== 'draft' && initiator.code === party;
    case 'todo':
      return phase === 'running' && (state === 'received' || state === 'signed');
    case 'signed':
      return state === 'sent';
    case 'cc':
      return state === 'informed';
  }
}

function isPending(voucher: KeptVoucher, party: string): boolean {
  return voucher.phase === 'running' && ownState(voucher, party) === 'pending';
}

function wasReceived(voucher: KeptVoucher, party: string): boolean {
  return ['received', 'signed', 'sent', 'rejected'].includes(ownState(voucher, party) ?? '');
}

function ownState({ recipients }: KeptVoucher, party: string) {
  return recipients.find(({ code }) => code === party)?.state;
}

/** What both kinds of query ask for. */
function fits(
  { id, name, bizType, createdAt }: Voucher,
  { bizType: type, text, createdFrom, createdTo }: Pick<InboxQuery, 'bizType' | 'text' | 'createdFrom' | 'createdTo'>,
): boolean {
  if (type && bizType.code !== type && !bizType.name.includes(type)) return false;
  if (text && id !== text && !name.includes(text)) return false;
  return (!createdFrom || createdAt >= createdFrom) && (!createdTo || createdAt < createdTo);
}

function comparison(sort: NonNullable<WorkflowQuery['sort']>): (a: Voucher, b: Voucher) => number {
  const isFalling = sort.startsWith('-');
  const field = sort.replace('-', '') as 'createdAt' | 'name' | 'endAt';
  const value = (voucher: Voucher) =>
    field === 'name' ? voucher.name : (voucher[field]?.getTime() ?? Number.MAX_VALUE);
  // Ids settle what is equal, so that no voucher stands on two pages.
  const rising = (a: Voucher, b: Voucher) => order(value(a), value(b)) || order(BigInt(a.id), BigInt(b.id));
  return isFalling ? (a, b) => rising(b, a) : rising;
}

function order<T extends string | number | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function page(found: readonly Voucher[], { page: number, pageSize }: { page: number; pageSize: number }): VoucherPage {
  return { items: found.slice((number - 1) * pageSize, number * pageSize), total: found.length };
}
