import { ChevronRight, classes, ErrorState, LoadingState, useStore, useText } from '@sealwright/ui';
import { useState } from 'react';
import { texts } from '../texts.ts';
import { type Difference, type PairRun, runsOf } from './difference-list.ts';
import type { ComparedPair, PageComparison } from './page-comparison.ts';
import styles from './page-list.module.css';
import { PagePairView } from './page-pair.tsx';

export interface PageListProps {
  readonly comparison: PageComparison;
  readonly current: Difference | undefined;
  readonly onRetry: () => void;
}

/** All pages: those with differences side by side, the others folded. */
export function PageList({ comparison, current, onRetry }: PageListProps) {
  const { phase, pairs, error } = useStore(comparison.state);
  if (phase === 'failed') return <ErrorState error={error} onRetry={onRetry} />;
  if (phase === 'opening') return <LoadingState label={texts.opening} />;
  return (
    <div className={styles.list}>
      {runsOf(pairs).map((run) => (
        <Run key={`${run.kind} ${run.first}`} run={run} pairs={pairs} comparison={comparison} current={current} />
      ))}
    </div>
  );
}

interface RunProps {
  readonly run: PairRun;
  readonly pairs: readonly ComparedPair[];
  readonly comparison: PageComparison;
  readonly current: Difference | undefined;
}

function Run({ run, pairs, comparison, current }: RunProps) {
  const { kind, first, count } = run;
  const shown = pairs.slice(first, first + count);
  const views = shown.map((pair, at) => (
    <PagePairView
      key={`${pair.before} ${pair.after}`}
      comparison={comparison}
      pair={pair}
      index={first + at}
      current={current}
    />
  ));
  return kind === 'changed' ? views : <FoldedRun run={run} pairs={shown} views={views} />;
}

interface FoldedRunProps {
  readonly run: PairRun;
  readonly pairs: readonly ComparedPair[];
  readonly views: React.ReactNode;
}

function FoldedRun({ run: { kind, count }, pairs, views }: FoldedRunProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const numberOf = (pair: ComparedPair | undefined) => (pair?.after ?? pair?.before ?? 0) + 1;
  const first = numberOf(pairs[0]);
  const last = numberOf(pairs.at(-1));
  const name = count === 1 ? text(texts.onePage, { first }) : text(texts.pageRange, { first, last });
  return (
    <>
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <ChevronRight size={14} aria-hidden className={classes(styles.arrow, isOpen && styles.open) ?? ''} />
        {name}
        <span className={styles.quiet}>{text(kind === 'same' ? texts.same : texts.waiting)}</span>
      </button>
      {isOpen && views}
    </>
  );
}
