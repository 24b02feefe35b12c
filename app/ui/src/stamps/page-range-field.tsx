import type { Localized } from '@sealwright/core/api';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { classes } from '../components/classes.ts';
import { useText } from '../hooks/use-text.ts';
import { chosenPages } from './chosen-pages.ts';
import styles from './page-range-field.module.css';
import { pagesFromTyped } from './typed-pages.ts';

/** Ranges with a name. */
export type PageRangeName = 'all' | 'odd' | 'even' | '1' | 'last';

const ALL_RANGES: readonly PageRangeName[] = ['all', 'odd', 'even', '1', 'last'];

export interface PageRangeFieldProps {
  /** As `parsePageRange` reads it; what cannot be read is shown with the reason. */
  readonly value: string;
  readonly pageCount: number;
  /** Those that can be had by one click; default: all that there are. */
  readonly ranges?: readonly PageRangeName[];
  /** Called with every change; with the pages, 0-based, where it can be read. */
  readonly onChange: (range: string, pages: readonly number[] | undefined) => void;
}

/** Pages by one click, or typed as people write them; with how many they are, or why they are none. */
export function PageRangeField({ value, pageCount, ranges = ALL_RANGES, onChange }: PageRangeFieldProps) {
  const text = useText();
  const id = useId();
  const isRange = (range: string) => ranges.some((name) => name === range);
  const [typed, setTyped] = useTyped(value, isRange);
  const { pages, problem } = chosenPages(pagesFromTyped(typed) || (isRange(value) ? value : ''), pageCount);
  const change = (words: string, range: string) => {
    setTyped(words, range);
    onChange(range, chosenPages(range, pageCount).pages);
  };
  return (
    <div className={styles.field}>
      <fieldset className={styles.ranges} aria-label={text(TEXTS.ranges)}>
        {ranges.map((range) => {
          const isChosen = typed === '' && range === value;
          return (
            <button
              key={range}
              type="button"
              className={classes(styles.range, isChosen && styles.chosen)}
              aria-pressed={isChosen}
              onClick={() => change('', range)}
            >
              {text(RANGES[range])}
            </button>
          );
        })}
      </fieldset>
      <Input
        id={id}
        size="small"
        allowClear
        aria-label={text(TEXTS.pages)}
        aria-describedby={`${id}-said`}
        placeholder={text(TEXTS.example)}
        value={typed}
        {...(problem && { status: 'error' as const, 'aria-invalid': true })}
        onChange={(event) => change(event.target.value, pagesFromTyped(event.target.value))}
      />
      <p id={`${id}-said`} className={classes(styles.said, problem && styles.problem)} role="status">
        {problem ? text(problem) : text(TEXTS.count, { count: pages?.length ?? 0, all: pageCount })}
      </p>
    </div>
  );
}

/** What stands in the field: what was typed, as long as the value is the one from before or what was made of it. */
function useTyped(
  value: string,
  isRange: (range: string) => boolean,
): [string, (words: string, range: string) => void] {
  const [state, setState] = useState({ typed: isRange(value) ? '' : value, values: [value] });
  const typed = state.values.includes(value) ? state.typed : isRange(value) ? '' : value;
  return [typed, (words, range) => setState({ typed: words, values: [value, range] })];
}

const RANGES: Readonly<Record<PageRangeName, Localized>> = {
  all: { 'zh-CN': '全部', en: 'All' },
  odd: { 'zh-CN': '奇数页', en: 'Odd' },
  even: { 'zh-CN': '偶数页', en: 'Even' },
  1: { 'zh-CN': '首页', en: 'First' },
  last: { 'zh-CN': '末页', en: 'Last' },
};

const TEXTS = {
  ranges: { 'zh-CN': '页面范围', en: 'Range of pages' },
  pages: { 'zh-CN': '页码', en: 'Pages' },
  example: { 'zh-CN': '或填页码，如 1-3,5,末页', en: 'or pages like 1-3,5,last' },
  count: { 'zh-CN': '已选 {count} 页，文档共 {all} 页', en: 'Chosen: {count} of {all} pages' },
} as const satisfies Record<string, Localized>;
