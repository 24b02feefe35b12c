import type { Localized } from '@sealwright/core/api';
import { Button, Chip, type Tone, useText, type Workbench } from '@sealwright/ui';
import type { Problem } from '../../common-queued-action.ts';
import styles from './result-list.module.css';
import { RESULT_TEXTS } from './result-texts.ts';

export interface ResultEntry {
  readonly voucher: string;
  readonly name: string;
  readonly state: 'done' | 'kept' | 'conflict' | 'failed' | 'left';
  readonly problem?: Problem | undefined;
}

const TONES: Readonly<Record<ResultEntry['state'], Tone>> = {
  ...{ done: 'success', kept: 'info', conflict: 'warning', failed: 'danger', left: 'neutral' },
};

/** Opens the list of what became of each of many vouchers; those that want attention stand first. */
export function showResults(workbench: Workbench, entries: readonly ResultEntry[], title?: Localized): void {
  const close = () => void dialog.dispose();
  const dialog = workbench.openDialog({
    title: title ?? RESULT_TEXTS.title,
    width: 540,
    content: <ResultList entries={entries} onClose={close} />,
  });
}

const ORDER: readonly ResultEntry['state'][] = ['failed', 'conflict', 'left', 'kept', 'done'];

function ResultList({ entries, onClose }: { readonly entries: readonly ResultEntry[]; readonly onClose: () => void }) {
  const text = useText();
  const count = (...states: ResultEntry['state'][]) => entries.filter(({ state }) => states.includes(state)).length;
  const sorted = [...entries].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
  return (
    <div className={styles.results}>
      <p className={styles.summary} role="status">
        {text(RESULT_TEXTS.summary, {
          total: entries.length,
          done: count('done'),
          kept: count('kept'),
          failed: count('failed', 'conflict', 'left'),
        })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <ul className={styles.list} tabIndex={0} aria-label={text(RESULT_TEXTS.title)}>
        {sorted.map(({ voucher, name, state, problem }) => (
          <li key={voucher} className={styles.entry}>
            <span className={styles.name}>{name}</span>
            <Chip tone={TONES[state]}>{text(RESULT_TEXTS[state])}</Chip>
            {problem && <span className={styles.reason}>{text(problem.sentence)}</span>}
          </li>
        ))}
      </ul>
      <footer className={styles.foot}>
        <Button type="primary" onClick={onClose}>
          {text(RESULT_TEXTS.close)}
        </Button>
      </footer>
    </div>
  );
}
