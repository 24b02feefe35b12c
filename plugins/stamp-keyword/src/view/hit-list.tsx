import { Button, useStore, useText } from '@sealwright/ui';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import styles from './hit-list.module.css';
import { HitOption } from './hit-option.tsx';
import { hitRows, rowsInSight } from './hit-rows.ts';
import type { KeywordSession } from './keyword-session.ts';
import { texts } from './texts.ts';

/** Pixels; `--hit-row` in the styles. */
const ROW = 28;
const MOST_ROWS = 6.5;

/** The hits by page, with their ticks. Rows out of sight are not drawn: thousands cost no more than a few. */
export function HitList({ session }: { readonly session: KeywordSession }) {
  const text = useText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const { hits } = useStore(session.search.state);
  const { chosen, current } = useStore(session.state);
  const rows = useMemo(() => hitRows(hits), [hits]);
  const height = Math.min(rows.length, MOST_ROWS) * ROW;
  const [from, to] = rowsInSight(rows.length, { top, height, row: ROW });

  const goTo = (number: number) => {
    const hit = Math.min(Math.max(number, 1), hits.length);
    session.point(hit);
    const at = rows.findIndex((row) => row.kind === 'hit' && row.hit.number === hit) * ROW;
    const scroller = list.current!;
    if (at < scroller.scrollTop) scroller.scrollTop = at;
    else if (at + ROW > scroller.scrollTop + height) scroller.scrollTop = at + ROW - height;
  };
  const press = (event: KeyboardEvent) => {
    const at = current ?? 0;
    const page = Math.floor(MOST_ROWS);
    const target = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 1,
      End: hits.length,
      Enter: at,
    }[event.key];
    if (target !== undefined) goTo(target);
    else if (event.key === ' ' && current !== undefined) session.toggle(current);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.hits}>
      <div className={styles.head}>
        <span className={styles.count}>{text(texts.ticked, { ticked: chosen.size, hits: hits.length })}</span>
        <Button type="link" size="small" onClick={() => session.choose({ rule: 'all' })}>
          {text(texts.tickAll)}
        </Button>
        <Button type="link" size="small" onClick={() => session.choose({ rule: 'listed', numbers: new Set() })}>
          {text(texts.tickNone)}
        </Button>
      </div>
      <div
        ref={list}
        className={styles.list}
        style={{ height }}
        role="listbox"
        tabIndex={0}
        aria-multiselectable
        aria-label={text(texts.hits)}
        {...(current !== undefined && { 'aria-activedescendant': `${id}-${current}` })}
        onKeyDown={press}
        onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      >
        <div className={styles.rows} style={{ height: rows.length * ROW, paddingTop: from * ROW }}>
          {rows.slice(from, to).map((row) =>
            row.kind === 'page' ? (
              <div key={`page-${row.page}`} className={styles.page} aria-hidden>
                <span>{text(texts.page, { page: row.page + 1 })}</span>
                <span className={styles.pageCount}>{text(texts.count, { count: row.count })}</span>
              </div>
            ) : (
              <HitOption
                key={row.hit.number}
                id={`${id}-${row.hit.number}`}
                hit={row.hit}
                total={hits.length}
                isChosen={chosen.has(row.hit.number)}
                isCurrent={row.hit.number === current}
                onPoint={goTo}
                onToggle={(number) => session.toggle(number)}
              />
            ),
          )}
        </div>
      </div>
    </div>
  );
}
