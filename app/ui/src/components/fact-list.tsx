import type { Fact, Localized } from '@sealwright/core/api';
import { useText } from '../hooks/use-text.ts';
import { classes } from './classes.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './fact-list.module.css';

export interface FactListProps {
  readonly title: Localized;
  readonly facts: readonly Fact[];
}

/** Everything that is known of something, under a heading; each value can be copied. */
export function FactList({ title, facts }: FactListProps) {
  const text = useText();
  return (
    <section>
      <h3 className={styles.heading}>{text(title)}</h3>
      <dl className={styles.facts}>
        {facts.map(({ title, value, monospace }) => {
          const shown = typeof value === 'string' ? value : text(value);
          return (
            <div key={title.en} className={styles.fact}>
              <dt>{text(title)}</dt>
              <dd>
                <span className={classes(styles.value, monospace && styles.code)}>{shown}</span>
                <CopyButton value={shown} what={text(title)} />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
