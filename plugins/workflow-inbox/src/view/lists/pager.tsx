import { classes, IconButton, InputNumber, Select, useText } from '@sealwright/ui';
import { useId, useState } from 'react';
import { TEXTS } from '../texts.ts';
import { pageNumbers } from './page-numbers.ts';
import styles from './pager.module.css';

export interface PagerProps {
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly onChange: (page: number, pageSize: number) => void;
}

const SIZES = [10, 20, 50, 100];

/** 共1条记录, 10条/页, ‹ 1 ›, 跳转至 __ 页 */
export function Pager({ total, page, pageSize, onChange }: PagerProps) {
  const text = useText();
  const last = Math.max(1, Math.ceil(total / pageSize));
  const field = useId();
  const [typed, setTyped] = useState<number | null>(null);
  const go = (to: number) => onChange(Math.min(last, Math.max(1, to)), pageSize);
  const jump = () => {
    if (typed === null) return;
    setTyped(null);
    go(Math.floor(typed));
  };
  return (
    <nav className={styles.pager} aria-label={text(TEXTS.pages)}>
      <span className={styles.total}>{text(TEXTS.total, { total })}</span>
      <Select
        aria-label={text(TEXTS.pageSize)}
        style={{ width: 104 }}
        value={pageSize}
        options={SIZES.map((count) => ({ value: count, label: text(TEXTS.perPage, { count }) }))}
        onChange={(size: number) => onChange(1, size)}
      />
      <div className={styles.numbers}>
        <IconButton
          icon="chevron-left"
          label={text(TEXTS.previous)}
          disabled={page <= 1}
          onClick={() => go(page - 1)}
        />
        {pageNumbers(page, last).map((number, index) =>
          number === undefined ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: gaps are told apart by their places only
            <span key={`gap-${index}`} className={styles.gap} aria-hidden>
              …
            </span>
          ) : (
            <button
              key={number}
              type="button"
              className={classes(styles.number, number === page && styles.current)}
              aria-current={number === page ? 'page' : undefined}
              onClick={() => go(number)}
            >
              {number}
            </button>
          ),
        )}
        <IconButton
          icon="chevron-right"
          label={text(TEXTS.next)}
          disabled={page >= last}
          onClick={() => go(page + 1)}
        />
      </div>
      <span className={styles.jump}>
        <label htmlFor={field}>{text(TEXTS.jumpTo)}</label>
        <InputNumber
          id={field}
          style={{ width: 56 }}
          controls={false}
          min={1}
          precision={0}
          value={typed}
          onChange={setTyped}
          onPressEnter={jump}
          onBlur={jump}
        />
        {text(TEXTS.jumpPage)}
      </span>
    </nav>
  );
}
