import { Check, classes, useText } from '@sealwright/ui';
import styles from './hit-list.module.css';
import type { Hit } from './keyword-search.ts';
import { texts } from './texts.ts';

export interface HitOptionProps {
  readonly id: string;
  readonly hit: Hit;
  /** Of all hits. */
  readonly total: number;
  /** Whether it gets a seal. */
  readonly isChosen: boolean;
  readonly isCurrent: boolean;
  readonly onPoint: (number: number) => void;
  readonly onToggle: (number: number) => void;
}

/** One hit among the words around it. A click on its box ticks it, one on its words shows it on the page. */
export function HitOption({ id, hit, total, isChosen, isCurrent, onPoint, onToggle }: HitOptionProps) {
  const text = useText();
  const { number, page, before, after } = hit;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={id}
      role="option"
      className={classes(styles.hit, isCurrent && styles.current)}
      aria-selected={isChosen}
      aria-setsize={total}
      aria-posinset={number}
      aria-label={text(texts.hit, { page: page + 1, number, words: `${before}${hit.text}${after}` })}
      onClick={() => onPoint(number)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the option itself is what keys and readers tick */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <span
        className={classes(styles.box, isChosen && styles.ticked)}
        onClick={(event) => {
          event.stopPropagation();
          onToggle(number);
        }}
      >
        <span className={styles.tick}>{isChosen && <Check size={12} strokeWidth={3} />}</span>
      </span>
      <span className={styles.before}>
        <bdi dir="ltr">{before}</bdi>
      </span>
      <mark className={styles.words}>{hit.text}</mark>
      <span className={styles.after}>{after}</span>
    </div>
  );
}
