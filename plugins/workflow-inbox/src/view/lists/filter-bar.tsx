import { type BizType, VOUCHER_STATES, type VoucherState } from '@sealwright/core/api';
import { AutoComplete, Button, DayRangeField, Input, Select, useText } from '@sealwright/ui';
import { type FormEvent, useEffect, useState } from 'react';
import { STATE_TITLES } from '../state-texts.ts';
import { TEXTS } from '../texts.ts';
import styles from './filter-bar.module.css';
import { NO_FILTERS, type VoucherFilters } from './voucher-filters.ts';

export interface FilterBarProps {
  /** What is searched for now; the fields begin with it. */
  readonly filters: VoucherFilters;
  readonly bizTypes: readonly BizType[];
  /** Fields that this list does not have are left out. */
  readonly has: { readonly state: boolean; readonly initiator: boolean };
  /** What 重置 puts into the fields; default: nothing. */
  readonly initial?: VoucherFilters;
  readonly isLoading: boolean;
  readonly onSearch: (filters: VoucherFilters) => void;
}

/** The fields above a list; they count with 查询 or Enter. */
export function FilterBar({ filters, bizTypes, has, initial = NO_FILTERS, isLoading, onSearch }: FilterBarProps) {
  const text = useText();
  const [fields, setFields] = useState(filters);
  useEffect(() => setFields(filters), [filters]);
  const set = (change: Partial<VoucherFilters>) => setFields((last) => ({ ...last, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(fields);
  };
  return (
    <search>
      <form className={styles.bar} onSubmit={submit} aria-label={text(TEXTS.filters)}>
        {has.state && (
          <Select<VoucherState | 'all'>
            className={styles.short ?? ''}
            aria-label={text(TEXTS.flowState)}
            value={fields.state ?? 'all'}
            labelRender={({ value, label }) =>
              value === 'all' ? <span className={styles.quiet}>{text(TEXTS.anyState)}</span> : label
            }
            options={[
              { value: 'all', label: text(TEXTS.all) },
              ...VOUCHER_STATES.map((state) => ({ value: state, label: text(STATE_TITLES[state]) })),
            ]}
            onChange={(state) => set({ state: state === 'all' ? undefined : state })}
          />
        )}
        <AutoComplete
          className={styles.short ?? ''}
          aria-label={text(TEXTS.bizType)}
          placeholder={text(TEXTS.bizTypeHint)}
          allowClear
          value={fields.bizType}
          options={bizTypes
            .filter(({ name }) => name.includes(fields.bizType.trim()))
            .map(({ name }) => ({ value: name, label: name }))}
          onChange={(bizType?: string) => set({ bizType: bizType ?? '' })}
        />
        <Input
          className={styles.long ?? ''}
          aria-label={text(TEXTS.voucher)}
          placeholder={text(TEXTS.voucherHint)}
          allowClear
          maxLength={300}
          value={fields.text}
          onChange={({ target }) => set({ text: target.value })}
        />
        {has.initiator && (
          <Input
            className={styles.long ?? ''}
            aria-label={text(TEXTS.initiator)}
            placeholder={text(TEXTS.initiatorHint)}
            allowClear
            maxLength={200}
            value={fields.initiator}
            onChange={({ target }) => set({ initiator: target.value })}
          />
        )}
        <div className={styles.dates}>
          <DayRangeField
            labels={[text(TEXTS.createdFrom), text(TEXTS.createdTo)]}
            value={fields.created}
            onChange={(created) => set({ created })}
          />
        </div>
        <div className={styles.buttons}>
          <Button
            onClick={() => {
              setFields(initial);
              onSearch(initial);
            }}
          >
            {text(TEXTS.reset)}
          </Button>
          <Button type="primary" htmlType="submit" loading={isLoading}>
            {text(TEXTS.search)}
          </Button>
        </div>
      </form>
    </search>
  );
}
