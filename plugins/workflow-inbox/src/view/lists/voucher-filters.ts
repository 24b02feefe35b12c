import type { InboxQuery, VoucherState, WorkflowQuery } from '@sealwright/core/api';
import type { DayRange } from '@sealwright/ui';

/** What stands in the fields above a list. */
export interface VoucherFilters {
  readonly state: VoucherState | undefined;
  readonly bizType: string;
  readonly text: string;
  readonly initiator: string;
  readonly created: DayRange;
}

export const NO_FILTERS: VoucherFilters = { state: undefined, bizType: '', text: '', initiator: '', created: {} };

/** Of a query: what a search before has asked for and the next one does not. */
export const NO_QUERY = {
  ...{ state: undefined, bizType: undefined, text: undefined },
  ...{ initiator: undefined, createdFrom: undefined, createdTo: undefined },
} as const;

/** Months that the receive dialog looks back, as the guide's does. */
const MONTHS_BACK = 3;

export function hasFilters(filters: VoucherFilters): boolean {
  return Object.keys(filterQuery(filters)).length > 0;
}

/** Empty fields ask for nothing. Both days of a range belong to it: what is asked for ends with the last one. */
export function filterQuery({
  state,
  bizType,
  text,
  initiator,
  created,
}: VoucherFilters): Partial<Omit<WorkflowQuery, 'tab'> & Omit<InboxQuery, 'list'>> {
  return {
    ...(state !== undefined && { state }),
    ...(bizType.trim() !== '' && { bizType: bizType.trim() }),
    ...(text.trim() !== '' && { text: text.trim() }),
    ...(initiator.trim() !== '' && { initiator: initiator.trim() }),
    ...(created.from !== undefined && { createdFrom: midnight(created.from, 0) }),
    ...(created.to !== undefined && { createdTo: midnight(created.to, 1) }),
  };
}

/** From three months ago until today. */
export function lastMonths(today = new Date()): DayRange {
  const from = new Date(today.getFullYear(), today.getMonth() - MONTHS_BACK, today.getDate());
  // 31 May less three months is no day of February.
  const isOver = from.getDate() !== today.getDate();
  const start = isOver ? new Date(today.getFullYear(), today.getMonth() - MONTHS_BACK + 1, 0) : from;
  return { from: dayOf(start), to: dayOf(today) };
}

/** Of the user's own time: a day that the clock is changed on has 23 or 25 hours. */
export function midnight(day: string, daysLater: number): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, date + daysLater);
}

export function dayOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
