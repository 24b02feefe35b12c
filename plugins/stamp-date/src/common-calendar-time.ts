/** A moment as clocks and calendars of one time zone show it. */
export interface CalendarTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 to 23. */
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** In an IANA time zone such as 'Asia/Shanghai'; without one, that of the computer. */
export function calendarTime(moment: Date, timeZone?: string): CalendarTime {
  const number = 'numeric';
  const parts = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    ...(timeZone !== undefined && { timeZone }),
    hourCycle: 'h23',
    ...{ year: number, month: number, day: number, hour: number, minute: number, second: number },
  }).formatToParts(moment);
  const value = (name: keyof CalendarTime) => Number(parts.find(({ type }) => type === name)?.value);
  return {
    year: value('year'),
    month: value('month'),
    day: value('day'),
    hour: value('hour'),
    minute: value('minute'),
    second: value('second'),
  };
}
