import type { VoucherAction } from '@sealwright/core/api';
import type { VoucherRow } from '../../common-inbox-rpc.ts';

/** What the buttons of a row do. */
export type RowAction =
  | 'receive'
  | 'sign'
  | 'send'
  | 'reject'
  | 'view'
  | 'restore'
  | 'withdraw'
  | 'remind'
  | 'edit'
  | 'delete'
  | 'saveCopy'
  | 'details'
  | 'copyNumber';

export interface RowActions {
  /** As words in the row. */
  readonly main: readonly RowAction[];
  /** Behind them, in a menu. */
  readonly more: readonly RowAction[];
}

const MOST = 3;

/** What a user may do with a voucher, what is done most first. */
export function rowActions({ voucher }: Pick<VoucherRow, 'voucher'>): RowActions {
  const { allowedActions, source, file } = voucher;
  const may = (action: VoucherAction) => allowedActions.includes(action);
  const all: RowAction[] = [];
  if (may('receive')) all.push('receive');
  if (may('sign')) all.push('sign');
  // As the guide has it, 发送 stands in the row before it is signed as well; why it cannot be sent yet is said then.
  if (may('send') || may('submit') || may('sign') || source === 'local') all.push('send');
  if (may('reject')) all.push('reject');
  if (may('change') && source !== 'local') all.push('edit');
  if (may('delete')) all.push('delete');
  if (may('remind')) all.push('remind');
  if (may('withdraw')) all.push('withdraw');
  if (may('restore')) all.push('restore');
  const isReadable = file !== undefined && !may('receive');
  const main = all.slice(0, MOST);
  const rest = all.slice(MOST);
  if (isReadable && main.length < MOST && !may('sign')) main.unshift('view');
  else if (isReadable) rest.unshift('view');
  return { main, more: [...rest, 'details', ...(isReadable ? (['saveCopy'] as const) : []), 'copyNumber'] };
}
