/**
 * Which vouchers stand in which list of a party, and which of them a query finds: for sources that keep vouchers themselves,
 * or whose platform gives all it has at once.
 */
import type {
  InboxQuery,
  RecipientState,
  Voucher,
  VoucherPage,
  WorkflowCounts,
  WorkflowQuery,
  WorkflowTab,
} from './points/workflow-vouchers.ts';
import { ENDED_VOUCHER_STATES } from './voucher-course.ts';

type Shown = readonly Voucher[];

/** `vouchers`: all that the party may see, as it sees them. */
export function listedVouchers(vouchers: Shown, party: string, query: WorkflowQuery): VoucherPage {
  const { tab } = query;
  const found = vouchers
    .filter((voucher) => isInTab(voucher, party, tab))
    .filter((voucher) => fitsVoucherQuery(voucher, query));
  return voucherPage(sortedVouchers(found, query.sort), query);
}

export function inboxVouchers(vouchers: Shown, party: string, query: InboxQuery): VoucherPage {
  const found = vouchers
    .filter((voucher) => isInInbox(voucher, party, query.list))
    .filter((voucher) => fitsVoucherQuery(voucher, query));
  return voucherPage(sortedVouchers(found), query);
}

export function countedVouchers(vouchers: Shown, party: string): WorkflowCounts {
  const inTab = (tab: WorkflowTab) => vouchers.filter((voucher) => isInTab(voucher, party, tab)).length;
  return {
    todo: inTab('todo'),
    initiated: inTab('initiated'),
    signed: inTab('signed'),
    cc: inTab('cc'),
    draft: inTab('draft'),
    pending: vouchers.filter((voucher) => isInInbox(voucher, party, 'pending')).length,
  };
}

const ENDED = new Set<Voucher['state']>(ENDED_VOUCHER_STATES);

/** Whether a voucher, as the party sees it, stands in this list of the party. */
export function isInTab({ state, initiator, recipients }: Voucher, party: string, tab: WorkflowTab): boolean {
  const isBegun = initiator.code === party;
  if (state === 'draft') return tab === 'draft' && isBegun;
  const own = turnState(recipients, party);
  const isAtWork = own === 'received' || own === 'signed';
  switch (tab) {
    case 'draft':
      return false;
    case 'initiated':
      return isBegun;
    case 'todo':
      return isAtWork && !ENDED.has(state);
    case 'signed':
      return own === 'sent' || own === 'rejected' || (isAtWork && ENDED.has(state));
    case 'cc':
      return recipients.some(({ code, state: informed }) => code === party && informed === 'informed');
  }
}

/** Whether it waits to be received by the party, or what became of that is behind them. */
export function isInInbox({ state, recipients }: Voucher, party: string, list: InboxQuery['list']): boolean {
  const own = turnState(recipients, party);
  if (state === 'draft' || own === undefined || own === 'waiting') return false;
  const isPending = own === 'pending' && !ENDED.has(state);
  return isPending === (list === 'pending');
}

function turnState(recipients: Voucher['recipients'], party: string): RecipientState | undefined {
  return recipients.find(({ code, role }) => code === party && role !== 'cc')?.state;
}

type Filter = Partial<
  Pick<WorkflowQuery, 'state' | 'bizType' | 'text' | 'initiator' | 'createdFrom' | 'createdTo' | 'sort'>
>;

/** Whether a voucher is among those that are asked for; in which list it stands is another question. */
export function fitsVoucherQuery({ id, name, state, bizType, initiator, createdAt }: Voucher, filter: Filter): boolean {
  if (filter.state !== undefined && filter.state !== state) return false;
  if (filter.bizType && filter.bizType !== bizType.code && !holds(bizType.name, filter.bizType)) return false;
  if (filter.text && filter.text.trim() !== id && !holds(name, filter.text)) return false;
  if (filter.initiator && filter.initiator.trim() !== initiator.code && !holds(initiator.name, filter.initiator)) {
    return false;
  }
  const { createdFrom, createdTo } = filter;
  return (!createdFrom || createdAt >= createdFrom) && (!createdTo || createdAt < createdTo);
}

const holds = (text: string, part: string) => text.toLowerCase().includes(part.trim().toLowerCase());

/** A copy in the order that was asked for. */
export function sortedVouchers(vouchers: Shown, sort: NonNullable<WorkflowQuery['sort']> = '-createdAt'): Voucher[] {
  const isFalling = sort.startsWith('-');
  const field = sort.replace('-', '') as 'createdAt' | 'name' | 'endAt';
  // What has no end stands last, whichever way.
  const never = isFalling ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const value = (voucher: Voucher) => (field === 'name' ? voucher.name : (voucher[field]?.getTime() ?? never));
  // Ids settle what is equal, so that no voucher stands on two pages.
  const rising = (a: Voucher, b: Voucher) => order(value(a), value(b)) || order(a.id, b.id);
  return [...vouchers].sort(isFalling ? (a, b) => rising(b, a) : rising);
}

function order<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One page of a list that is here as a whole. */
export function voucherPage(all: Shown, { page, pageSize }: Pick<WorkflowQuery, 'page' | 'pageSize'>): VoucherPage {
  return { items: all.slice((page - 1) * pageSize, page * pageSize), total: all.length };
}
