import { useMemo } from 'react';
import { useLocale } from './use-text.ts';

export interface Format {
  number(value: number): string;
  /** '2026-11-22 08:30' in both languages: what clerks compare with the paper. */
  dateTime(value: Date | number | string): string;
  /** '2026-11-22 08:30:15', where an order or a deadline hangs on it. */
  moment(value: Date | number | string): string;
  date(value: Date | number | string): string;
  /** A size in bytes: '1.4 MB'. */
  bytes(value: number): string;
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** Numbers, times and sizes as this language writes them. */
export function useFormat(): Format {
  const locale = useLocale();
  return useMemo(() => createFormat(locale), [locale]);
}

function createFormat(locale: string): Format {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    number: (value) => number.format(value),
    dateTime: (value) => `${isoDate(new Date(value))} ${new Date(value).toTimeString().slice(0, 5)}`,
    moment: (value) => `${isoDate(new Date(value))} ${new Date(value).toTimeString().slice(0, 8)}`,
    date: (value) => isoDate(new Date(value)),
    bytes(value) {
      let unit = 0;
      let size = value;
      for (; size >= 1_000 && unit < UNITS.length - 1; unit++) size /= 1_000;
      return `${number.format(size)} ${UNITS[unit]}`;
    },
  };
}

function isoDate(value: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`;
}
