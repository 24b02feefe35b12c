/**
 * Which vouchers stand in which list of a party, and which of them a query finds: for sources that keep vouchers themselves,
 * or whose platform gives all it has at once.
 */
import type {
  InboxQuery,
  Voucher,
  VoucherPage,
  WorkflowCounts,
  WorkflowQuery,
  WorkflowTab,
} from './points/workflow-vouchers.ts';

type Shown = readonly Voucher[];

/** `vouchers`: all that the party may see, as it sees them. */
export function listedVouchers(vouchers: Shown, party: string, query: WorkflowQuery): VoucherPage {
  const { tab, state, initiator, sort = '-createdAt' } = query;
  const found = vouchers
    .filter((voucher) => isInTab(voucher, party, tab))
    .filter((voucher) => state === undefined || voucher.state === state)
    .filter(({ initiator: { code, name } }) => !initiator || code === initiator || name.includes(initiator))
    .filter((voucher) => fits(voucher, query));
  return page(found.sort(comparison(sort)), query);
}

export function inboxVouchers(vouchers: Shown, party: string, query: InboxQuery): VoucherPage {
  const found = vouchers
    .filter((voucher) => (query.list === 'pending' ? isPending(voucher, party) : wasReceived(voucher, party)))
    .filter((voucher) => fits(voucher, query));
  return page(found.sort(comparison('-createdAt')), query);
}

export function countedVouchers(vouchers: Shown, party: string): WorkflowCounts {
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

const ENDED = new Set<Voucher['state']>(['draft', 'completed', 'rejected', 'withdrawn', 'expired', 'voided']);

function isInTab(voucher: Voucher, party: string, tab: WorkflowTab): boolean {
  const { state, initiator } = voucher;
  const own = ownState(voucher, party);
  switch (tab) {
    case 'draft':
      return state === 'draft' && initiator.code === party;
    case 'initiated':
      return state !== 'draft' && initiator.code === party;
    case 'todo':
      return !ENDED.has(state) && (own === 'received' || own === 'signed');
    case 'signed':
      return own === 'sent';
    case 'cc':
      return voucher.recipients.some(({ code, state: informed }) => code === party && informed === 'informed');
  }
}

function isPending(voucher: Voucher, party: string): boolean {
  return !ENDED.has(voucher.state) && ownState(voucher, party) === 'pending';
}

function wasReceived(voucher: Voucher, party: string): boolean {
  return ['received', 'signed', 'sent', 'rejected'].includes(ownState(voucher, party) ?? '');
}

function ownState({ recipients }: Voucher, party: string) {
  return recipients.find(({ code, role }) => code === party && role !== 'cc')?.state;
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
  // What has no end ends last.
  const value = (voucher: Voucher) =>
    field === 'name' ? voucher.name : (voucher[field]?.getTime() ?? Number.POSITIVE_INFINITY);
  // Ids settle what is equal, so that no voucher stands on two pages.
  const rising = (a: Voucher, b: Voucher) => order(value(a), value(b)) || order(a.id, b.id);
  return isFalling ? (a, b) => rising(b, a) : rising;
}

function order<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function page(found: Shown, { page: number, pageSize }: { page: number; pageSize: number }): VoucherPage {
  return { items: found.slice((number - 1) * pageSize, number * pageSize), total: found.length };
}
