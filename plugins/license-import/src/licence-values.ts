/** Single values of a licence, read from their text. */
import { DateMalformed, UrlInsecure, UrlWithCredentials, ValueMalformed } from './format-errors.ts';

/** Where a value stands, and how a right one looks. */
export interface ValuePlace {
  readonly section: string;
  readonly key: string;
  readonly example: string;
}

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const MOMENT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
const OWN_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** The value itself; `license.value-malformed`. */
export function matching(value: string, pattern: RegExp, place: ValuePlace): string {
  if (!pattern.test(value)) throw ValueMalformed({ ...place });
  return value;
}

/** 'YYYY-MM-DD' of a day that there is. `license.date-malformed`. */
export function readDay(key: string, value: string): string {
  const [, year, month, day] = DAY.exec(value) ?? [];
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // A day that the month does not have becomes one of the next month.
  if (!year || time.toISOString().slice(0, 10) !== value) throw DateMalformed({ key, value, example: '2026-01-08' });
  return value;
}

/** RFC 3339 with its zone, whose distance from UTC is in milliseconds. `license.date-malformed`. */
export function readMoment(key: string, value: string): { readonly time: Date; readonly offset: number } {
  const [, day, , zone] = MOMENT.exec(value) ?? [];
  if (day === undefined || zone === undefined) {
    throw DateMalformed({ key, value, example: '2025-01-09T09:43:00+08:00' });
  }
  readDay(key, day);
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return { time: new Date(value), offset: sign === '-' ? -offset : offset };
}

/** An https address without a slash at its end; a plain http one of this computer where that is allowed. `license.url-*`. */
export function readAddress(value: string, allowsOwn: boolean, place: ValuePlace): string {
  let url: URL;
  try {
    url = new URL(value);
  } catch (cause) {
    throw ValueMalformed({ ...place }, { cause });
  }
  const { key } = place;
  const isOwn = allowsOwn && url.protocol === 'http:' && OWN_HOSTS.includes(url.hostname);
  if (url.protocol !== 'https:' && !isOwn) throw UrlInsecure({ key });
  if (url.username || url.password) throw UrlWithCredentials({ key });
  return url.href.replace(/\/+$/, '');
}
