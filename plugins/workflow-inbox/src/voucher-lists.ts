/** Which list a voucher stands in and whether it fits a question, where no platform can be asked. */
import type { InboxQuery, Voucher, VoucherPage, WorkflowQuery, WorkflowTab } from '@sealwright/core/api';

type Filter = Partial<
  Pick<WorkflowQuery, 'state' | 'bizType' | 'text' | 'initiator' | 'createdFrom' | 'createdTo' | 'sort'>
>;

const CLOSED = new Set<Voucher['state']>(['rejected', 'withdrawn', 'expired', 'voided', 'completed']);

/** The tabs that a voucher stands in for a company, by its code. */
export function tabsOf(voucher: Voucher, code: string): WorkflowTab[] {
  if (voucher.state === 'draft') return voucher.initiator.code === code ? ['draft'] : [];
  const tabs: WorkflowTab[] = [];
  const own = voucher.recipients.filter((recipient) => recipient.code === code);
  const acts = own.find(({ role }) => role !== 'cc');
  const isOpen = !CLOSED.has(voucher.state);
  if (acts && isOpen && (acts.state === 'received' || acts.state === 'signed')) tabs.push('todo');
  if (voucher.initiator.code === code) tabs.push('initiated');
  if (acts?.state === 'signed' || acts?.state === 'sent') tabs.push('signed');
  if (own.some(({ role }) => role === 'cc')) tabs.push('cc');
  return tabs;
}

export function inboxListOf(voucher: Voucher, code: string): InboxQuery['list'] | undefined {
  const own = voucher.recipients.find((recipient) => recipient.code === code && recipient.role !== 'cc');
  if (!own || own.state === 'waiting' || own.state === 'informed') return undefined;
  if (own.state !== 'pending') return 'history';
  return CLOSED.has(voucher.state) ? undefined : 'pending';
}

const has = (text: string, part: string) => text.toLocaleLowerCase().includes(part.trim().toLocaleLowerCase());

export function fits({ id, name, state, bizType, initiator, createdAt }: Voucher, filter: Filter): boolean {
  if (filter.state !== undefined && filter.state !== state) return false;
  if (filter.bizType && filter.bizType !== bizType.code && !has(bizType.name, filter.bizType)) return false;
  if (filter.text && filter.text.trim() !== id && !has(name, filter.text)) return false;
  if (filter.initiator && filter.initiator.trim() !== initiator.code && !has(initiator.name, filter.initiator)) {
    return false;
  }
  return (
    !(filter.createdFrom && createdAt < filter.createdFrom) && !(filter.createdTo && createdAt >= filter.createdTo)
  );
}

/** A copy in the order that was asked for, the newest first where nothing else is said. */
export function sorted(vouchers: readonly Voucher[], sort: WorkflowQuery['sort'] = '-createdAt'): Voucher[] {
  const direction = sort.startsWith('-') ? -1 : 1;
  const field = sort.replace('-', '') as 'createdAt' | 'name' | 'endAt';
  const compare = (one: Voucher, other: Voucher) =>
    field === 'name'
      ? one.name.localeCompare(other.name, 'zh-CN')
      : (one[field]?.getTime() ?? Number.POSITIVE_INFINITY) - (other[field]?.getTime() ?? Number.POSITIVE_INFINITY);
  return [...vouchers].sort((one, other) => direction * (compare(one, other) || 0) || (one.id < other.id ? 1 : -1));
}

/** One page of a list that is here as a whole. */
export function pageOf(all: readonly Voucher[], { page, pageSize }: Pick<WorkflowQuery, 'page' | 'pageSize'>) {
  const items = all.slice((page - 1) * pageSize, page * pageSize);
  return { items: [...items], total: all.length } satisfies VoucherPage;
}
