import { calendarTime } from '../common-calendar-time.ts';
import { formatDate } from '../common-date-pattern.ts';

/** Offered by name; any other is the user's own. */
export const FORMATS = ['yyyy年MM月dd日', '{y}年{M}月{d}日', 'yyyy-MM-dd', 'yyyy.MM.dd'] as const;
/** Stands for the user's own format in menus. */
export const CUSTOM = 'custom';

/** Today's date in a format; throws as `formatDate`. */
export function today(format: string): string {
  return formatDate(format, calendarTime(new Date()));
}

export function isOffered(format: string): boolean {
  return FORMATS.some((offered) => offered === format);
}
