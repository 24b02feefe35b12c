import { DatePicker, type DatePickerProps } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useId } from 'react';
import { Unseen } from './unseen.tsx';
import 'dayjs/locale/zh-cn';

const DAY = 'YYYY-MM-DD';
type PickerLocale = NonNullable<DatePickerProps['locale']>;
/** A calendar's year and month are buttons: what is read out is what stands there, not what a click is for. */
const NAMED = { lang: { yearSelect: '', monthSelect: '' } } as unknown as PickerLocale;

/** Whole days of the user's own time, '2025-04-14'; both ends belong to it, either may be open. */
export interface DayRange {
  readonly from?: string;
  readonly to?: string;
}

export interface DayRangeFieldProps {
  /** Names of both ends for screen readers; they stand in the empty field as well. */
  readonly labels: readonly [from: string, to: string];
  readonly value: DayRange;
  readonly onChange: (value: DayRange) => void;
}

/** From one day to another, typed or chosen from a calendar. */
export function DayRangeField({ labels, value, onChange }: DayRangeFieldProps) {
  const [from, to] = [useId(), useId()];
  return (
    <>
      <label htmlFor={from}>
        <Unseen>{labels[0]}</Unseen>
      </label>
      <label htmlFor={to}>
        <Unseen>{labels[1]}</Unseen>
      </label>
      <DatePicker.RangePicker
        id={{ start: from, end: to }}
        style={{ width: '100%' }}
        format={DAY}
        locale={NAMED}
        allowEmpty={[true, true]}
        value={[dayOf(value.from), dayOf(value.to)]}
        placeholder={[labels[0], labels[1]]}
        onChange={(days) => onChange(rangeOf(days?.[0], days?.[1]))}
      />
    </>
  );
}

export interface DayFieldProps {
  readonly id: string;
  readonly placeholder?: string;
  /** '2025-04-14'. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** Days before this one cannot be chosen. */
  readonly earliest?: string;
}

/** One day, typed or chosen from a calendar. */
export function DayField({ id, placeholder, value, onChange, earliest }: DayFieldProps) {
  return (
    <DatePicker
      id={id}
      style={{ width: '100%' }}
      format={DAY}
      locale={NAMED}
      value={dayOf(value)}
      {...(placeholder !== undefined && { placeholder })}
      {...(earliest !== undefined && { minDate: dayjs(earliest) })}
      onChange={(day) => onChange(day?.format(DAY))}
    />
  );
}

function dayOf(day: string | undefined): Dayjs | null {
  return day === undefined ? null : dayjs(day);
}

function rangeOf(from: Dayjs | null | undefined, to: Dayjs | null | undefined): DayRange {
  return { ...(from && { from: from.format(DAY) }), ...(to && { to: to.format(DAY) }) };
}
