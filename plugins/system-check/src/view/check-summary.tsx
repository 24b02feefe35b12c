import { classes, Icon, Progress, Spinner, useFormat, useStore, useText } from '@sealwright/ui';
import { countVerdicts, type VerdictCounts } from '../common-verdicts.ts';
import type { CheckModel } from './check-model.ts';
import styles from './check-summary.module.css';
import { texts } from './texts.ts';

/** How things stand in one sentence; told by screen readers when the check has ended. */
export function CheckSummary({ model }: { readonly model: CheckModel }) {
  const text = useText();
  const format = useFormat();
  const { entries = [], outcomes, running, last } = useStore(model.state);
  const done = Object.keys(outcomes).length;
  const counts = countVerdicts(Object.values(outcomes));
  const isRunning = running.size > 0;
  const isPartial = !isRunning && done < entries.length;
  const tone = isRunning || isPartial ? 'neutral' : toneOf(counts);
  return (
    <section className={classes(styles.summary, styles[tone])}>
      <span className={styles.mark}>{isRunning ? <Spinner size={24} /> : <Icon name={icons[tone]} size={28} />}</span>
      <div className={styles.words}>
        <p className={styles.title} role="status">
          {isRunning
            ? text(texts.checking, { done, count: entries.length })
            : isPartial
              ? text(texts.stopped)
              : overall()}
        </p>
        {isRunning ? (
          <Progress
            aria-label={text(texts.checkingOne)}
            percent={Math.round((done / Math.max(1, entries.length)) * 100)}
            showInfo={false}
            size="small"
          />
        ) : (
          <p className={styles.detail}>
            {text(texts.counts, { ...counts, unchecked: counts['not-checked'] })}
            {last && !isPartial && ` · ${text(texts.last, { time: format.dateTime(last) })}`}
          </p>
        )}
      </div>
    </section>
  );

  function overall(): string {
    if (counts.failed > 0) return text(texts.cannotSign, { count: counts.failed });
    return counts.warning > 0 ? text(texts.canSignWith, { count: counts.warning }) : text(texts.canSign);
  }
}

const icons = {
  neutral: 'circle-dashed',
  success: 'circle-check',
  warning: 'triangle-alert',
  danger: 'circle-alert',
} as const;

function toneOf({ failed, warning }: VerdictCounts): keyof typeof icons {
  if (failed > 0) return 'danger';
  return warning > 0 ? 'warning' : 'success';
}
