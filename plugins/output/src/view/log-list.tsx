import type { Localized } from '@sealwright/core/api';
import { classes, useText } from '@sealwright/ui';
import { useLayoutEffect, useRef, useState } from 'react';
import styles from './log-list.module.css';
import { type LogRow, timestamp } from './log-listing.ts';
import { levelWords, texts } from './texts.ts';

/** In CSS pixels, as in the style sheet. */
const ROW = 20;
/** Rows beyond either edge, for scrolling. */
const SPARE = 12;

export interface LogListProps {
  readonly rows: readonly LogRow[];
  readonly titleOf: (source: string) => Localized;
  /** Whether the last row stays in sight. */
  readonly isFollowing: boolean;
  /** Its user has scrolled to the end, or away from it. */
  readonly onFollow: (isFollowing: boolean) => void;
}

/** Rows of equal height, of which only those in sight are drawn. */
export function LogList({ rows, titleOf, isFollowing, onFollow }: LogListProps) {
  const text = useText();
  const list = useRef<HTMLDivElement>(null);
  const [{ top, height }, setSight] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setSight({ top: element.scrollTop, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows and another height have another end
  useLayoutEffect(() => {
    if (isFollowing && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [isFollowing, rows, height]);

  const onScroll = () => {
    const { scrollTop, clientHeight, scrollHeight } = list.current!;
    setSight({ top: scrollTop, height: clientHeight });
    const isAtEnd = scrollTop + clientHeight > scrollHeight - ROW;
    if (isAtEnd !== isFollowing) onFollow(isAtEnd);
  };
  const first = Math.max(0, Math.floor(top / ROW) - SPARE);
  const end = Math.ceil((top + height) / ROW) + SPARE;
  return (
    <div
      ref={list}
      className={styles.list}
      role="log"
      aria-live="off"
      aria-label={text(texts.log)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard
      tabIndex={0}
      onScroll={onScroll}
    >
      <div className={styles.all} style={{ height: rows.length * ROW }}>
        <div style={{ transform: `translateY(${first * ROW}px)` }}>
          {rows.slice(first, end).map(({ line, text: content, isFirst }, at) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing else that tells it from the others
              key={first + at}
              className={classes(styles.row, styles[line.level])}
              data-selectable
            >
              {isFirst && (
                <>
                  <time className={styles.time} dateTime={line.time.toISOString()} title={timestamp(line.time)}>
                    {timestamp(line.time).slice(11)}
                  </time>
                  <span className={styles.level}>{text(levelWords[line.level])}</span>
                  <span className={styles.source} title={line.source}>
                    {text(titleOf(line.source))}
                  </span>
                </>
              )}
              <span className={isFirst ? styles.text : styles.rest}>{content}</span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
