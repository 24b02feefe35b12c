import { Button, Spinner, useStore, useText } from '@sealwright/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import styles from '../compare-page.module.css';
import type { Differences } from '../difference-walk.ts';
import { texts } from '../texts.ts';
import type { VersionReader } from '../version-reader.ts';
import { type Difference, differencesOf, neighbour } from './difference-list.ts';
import type { ComparedPair, ComparisonState, PageComparison } from './page-comparison.ts';
import { PageList } from './page-list.tsx';

export interface PagesTabProps {
  readonly reader: VersionReader;
  readonly onDifferences: (differences: Differences | undefined) => void;
}

/** The pages of both versions side by side, compared in the background. */
export function PagesTab({ reader, onDifferences }: PagesTabProps) {
  const [round, setRound] = useState(0);
  const [comparison, setComparison] = useState<PageComparison>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is another try
  useEffect(() => {
    const started = reader.comparePages();
    setComparison(started);
    return () => started.dispose();
  }, [reader, round]);
  if (!comparison) return null;
  return (
    <ComparedPages comparison={comparison} onDifferences={onDifferences} onRetry={() => setRound((last) => last + 1)} />
  );
}

interface ComparedPagesProps extends Pick<PagesTabProps, 'onDifferences'> {
  readonly comparison: PageComparison;
  readonly onRetry: () => void;
}

function ComparedPages({ comparison, onDifferences, onRetry }: ComparedPagesProps) {
  const text = useText();
  const state = useStore(comparison.state);
  const { pairs } = state;
  const body = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState<Difference>();
  const differences = useMemo(() => differencesOf(pairs), [pairs]);
  useEffect(() => {
    const show = (next: Difference | undefined) => {
      setCurrent(next);
      if (next) bringIntoSight(body.current, `[data-region="${next.pair}-${next.region}"]`);
    };
    const at = differences.findIndex(({ pair, region }) => pair === current?.pair && region === current.region);
    onDifferences({
      count: differences.length,
      ...(at >= 0 && { at }),
      go: (step) => show(neighbour(differences, current, step)),
    });
  }, [differences, current, onDifferences]);
  const goToPair = (pair: number) => bringIntoSight(body.current, `[data-pair="${pair}"]`);
  return (
    <div className={styles.pages}>
      {state.phase !== 'opening' && state.phase !== 'failed' && (
        <Progress state={state} comparison={comparison} onPair={goToPair} />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to reach what scrolls */}
      <section ref={body} className={styles.body} tabIndex={0} aria-label={text(texts.pages)}>
        <PageList comparison={comparison} current={current} onRetry={onRetry} />
      </section>
    </div>
  );
}

interface ProgressProps {
  readonly state: ComparisonState;
  readonly comparison: PageComparison;
  /** By the index of the pair. */
  readonly onPair: (pair: number) => void;
}

/** How far it is, and the pages with changes as ways to them. */
function Progress({ state: { phase, pairs, done }, comparison, onPair }: ProgressProps) {
  const text = useText();
  const total = pairs.length;
  const changed = pairs.flatMap((pair, index) => (isChanged(pair) ? [{ pair, index }] : []));
  const words = phase === 'done' ? texts.done : phase === 'stopped' ? texts.stopped : texts.comparing;
  return (
    <div className={styles.changed}>
      <span className={styles.progress} role="status">
        {phase === 'comparing' && <Spinner />}
        {text(words, { done, total })}
      </span>
      {phase === 'comparing' && (
        <Button size="small" onClick={() => comparison.stop()}>
          {text(texts.stop)}
        </Button>
      )}
      {phase === 'stopped' && (
        <Button size="small" onClick={() => comparison.goOn()}>
          {text(texts.goOn)}
        </Button>
      )}
      {changed.map(({ pair, index }) => (
        <Button key={index} type="link" size="small" onClick={() => onPair(index)}>
          {text(texts.goToPage, { page: (pair.after ?? pair.before ?? 0) + 1 })}
        </Button>
      ))}
      {phase === 'done' && changed.length === 0 && <span>{text(texts.noChangedPages)}</span>}
    </div>
  );
}

function isChanged({ result }: ComparedPair): boolean {
  return result !== undefined && result.kind !== 'same';
}

/** Scrolls what the list stands in alone: `scrollIntoView` would move the frames of the window around it too. */
function bringIntoSight(list: HTMLElement | null, selector: string): void {
  const element = list?.querySelector(selector);
  const scroller = list && scrollerOf(list);
  if (!scroller || !element) return;
  const frame = scroller.getBoundingClientRect();
  const place = element.getBoundingClientRect();
  const isTall = place.height > frame.height;
  const top = place.top - frame.top - (isTall ? 0 : (frame.height - place.height) / 2);
  scroller.scrollTo({ top: scroller.scrollTop + top });
}

/** The list itself or, where height is short, what it stands in together with the line above it. */
function scrollerOf(list: HTMLElement): HTMLElement | null {
  return getComputedStyle(list).overflowY === 'visible' ? list.parentElement : list;
}
