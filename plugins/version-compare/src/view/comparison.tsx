import { IconButton, Segmented, useText } from '@sealwright/ui';
import { useCallback, useEffect, useState } from 'react';
import { ChangeList } from './change-list.tsx';
import styles from './compare-page.module.css';
import type { Differences, DifferenceWalk } from './difference-walk.ts';
import { PagesTab } from './pages/pages-tab.tsx';
import { TextComparison } from './text/text-comparison.tsx';
import { texts } from './texts.ts';
import type { VersionReader } from './version-reader.ts';

type Tab = 'pages' | 'text' | 'changes';

export interface ComparisonProps {
  readonly reader: VersionReader;
  readonly walk: DifferenceWalk;
  readonly onPage: (page: number) => void;
}

/** One comparison of two versions, in three ways. */
export function Comparison({ reader, walk, onPage }: ComparisonProps) {
  const text = useText();
  const [tab, setTab] = useState<Tab>('pages');
  const [differences, setDifferences] = useState<Differences>();
  const show = useCallback((found: Differences | undefined) => setDifferences(found), []);
  useEffect(() => (differences ? walk.attend(differences.go) : undefined), [walk, differences]);
  const choose = (next: Tab) => {
    setDifferences(undefined);
    setTab(next);
  };
  return (
    <div className={styles.comparison}>
      <div className={styles.bar}>
        <Segmented<Tab>
          value={tab}
          onChange={choose}
          options={(['pages', 'text', 'changes'] as const).map((each) => ({ value: each, label: text(texts[each]) }))}
        />
        {tab !== 'changes' && <Walk differences={differences} />}
      </div>
      {tab === 'pages' && <PagesTab reader={reader} onDifferences={show} />}
      {tab === 'text' && (
        <div className={styles.body}>
          <TextComparison read={reader.texts} onReady={show} />
        </div>
      )}
      {tab === 'changes' && (
        <div className={styles.body}>
          <ChangeList read={reader.changes} onPage={onPage} />
        </div>
      )}
    </div>
  );
}

function Walk({ differences }: { readonly differences: Differences | undefined }) {
  const text = useText();
  const { count = 0, at, go } = differences ?? {};
  const words = count === 0 ? texts.none : at === undefined ? texts.count : texts.position;
  return (
    <div className={styles.walk}>
      {differences && <span role="status">{text(words, { count, at: (at ?? 0) + 1 })}</span>}
      <IconButton
        icon="arrow-up"
        label={`${text(texts.previous)} (Shift+F7)`}
        disabled={count === 0}
        onClick={() => go?.(-1)}
      />
      <IconButton icon="arrow-down" label={`${text(texts.next)} (F7)`} disabled={count === 0} onClick={() => go?.(1)} />
    </div>
  );
}
