import { Chip, type Tone, useText } from '@sealwright/ui';
import { texts } from '../texts.ts';
import { type Difference, regionsOf } from './difference-list.ts';
import type { ComparedPair, PageComparison, PairResult } from './page-comparison.ts';
import styles from './page-list.module.css';
import { PagePicture } from './page-picture.tsx';

export interface PagePairViewProps {
  readonly comparison: PageComparison;
  readonly pair: ComparedPair;
  readonly index: number;
  readonly current: Difference | undefined;
}

const TONES: Readonly<Record<PairResult['kind'], Tone>> = {
  same: 'neutral',
  changed: 'danger',
  added: 'danger',
  removed: 'danger',
  resized: 'danger',
  unreadable: 'warning',
};

/** Two pages beside each other, with what came of comparing them. */
export function PagePairView({ comparison, pair, index, current }: PagePairViewProps) {
  const text = useText();
  const { before, after, result } = pair;
  const regions = regionsOf(pair);
  const page = (after ?? before ?? 0) + 1;
  const word =
    result?.kind === 'changed'
      ? text(texts.regions, { count: regions.length })
      : text(texts[result?.kind ?? 'waiting']);
  const common = { comparison, current, regions, pair: index };
  return (
    <section className={styles.pair} aria-label={text(texts.onePage, { first: page })} data-pair={index}>
      <header className={styles.pairHead}>
        <h3>{text(texts.onePage, { first: page })}</h3>
        <Chip tone={TONES[result?.kind ?? 'same']}>{word}</Chip>
      </header>
      <div className={styles.sides}>
        <PagePicture {...common} side="before" page={before} />
        <PagePicture {...common} side="after" page={after} />
      </div>
    </section>
  );
}
