import type { Localized } from '@sealwright/core/api';
import { Button, Input, Select, useText } from '@sealwright/ui';
import { useId } from 'react';
import { OUTCOMES } from '../common-audit-entry.ts';
import type { AuditFilter } from '../common-audit-filter.ts';
import { outcomeWords } from '../common-chain-words.ts';
import { EVENT_KINDS, type EventKind, kindTitles } from '../common-event-kinds.ts';
import styles from './audit-page.module.css';
import { texts } from './texts.ts';

/** What the fields hold: days as the field of a date gives them, '' where none is chosen. */
export interface FilterFields {
  readonly kind: EventKind | '';
  readonly outcome: NonNullable<AuditFilter['outcome']> | '';
  readonly from: string;
  readonly until: string;
}

export const NO_FILTER: FilterFields = { kind: '', outcome: '', from: '', until: '' };

export interface FilterBarProps {
  readonly fields: FilterFields;
  readonly onChange: (fields: FilterFields) => void;
}

export function FilterBar({ fields, onChange }: FilterBarProps) {
  const text = useText();
  const change = (part: Partial<FilterFields>) => onChange({ ...fields, ...part });
  const { kind, outcome, from, until } = fields;
  const kinds = EVENT_KINDS.map((value) => ({ value, label: text(kindTitles[value]) }));
  const outcomes = OUTCOMES.map((value) => ({ value, label: text(outcomeWords[value]) }));
  return (
    <div className={styles.filters}>
      <Select<FilterFields['kind']>
        style={{ width: 150 }}
        aria-label={text(texts.kind)}
        value={kind}
        options={[{ value: '', label: text(texts.allKinds) }, ...kinds]}
        onChange={(value) => change({ kind: value })}
      />
      <Select<FilterFields['outcome']>
        style={{ width: 150 }}
        aria-label={text(texts.outcome)}
        value={outcome}
        options={[{ value: '', label: text(texts.allOutcomes) }, ...outcomes]}
        onChange={(value) => change({ outcome: value })}
      />
      <DayField title={texts.from} value={from} max={until} onChange={(day) => change({ from: day })} />
      <DayField title={texts.until} value={until} min={from} onChange={(day) => change({ until: day })} />
      <Button disabled={Object.values(fields).every((value) => value === '')} onClick={() => onChange(NO_FILTER)}>
        {text(texts.reset)}
      </Button>
    </div>
  );
}

interface DayFieldProps {
  readonly title: Localized;
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly onChange: (day: string) => void;
}

function DayField({ title, value, min, max, onChange }: DayFieldProps) {
  const text = useText();
  const id = useId();
  return (
    <div className={styles.day}>
      <label htmlFor={id}>{text(title)}</label>
      <Input
        id={id}
        type="date"
        style={{ width: 140 }}
        value={value}
        min={min || undefined}
        max={max || undefined}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

/** The filter that the fields and the search stand for; the days are those of this computer's time zone, whole. */
export function filterOf({ kind, outcome, from, until }: FilterFields, query: string): AuditFilter {
  const text = query.trim();
  return {
    ...(kind && { kind }),
    ...(outcome && { outcome }),
    ...(from && { from: new Date(`${from}T00:00:00`).getTime() }),
    ...(until && { until: dayAfter(until) }),
    ...(text && { text }),
  };
}

function dayAfter(day: string): number {
  const end = new Date(`${day}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return end.getTime();
}
