import { classes, useText } from '@sealwright/ui';
import type { SealFact } from '../common-seals-rpc.ts';
import styles from './seal-detail.module.css';
import { texts } from './texts.ts';

/** Everything that is known of a seal. */
export function SealFacts({ facts }: { readonly facts: readonly SealFact[] }) {
  const text = useText();
  return (
    <section>
      <h3 className={styles.heading}>{text(texts.facts)}</h3>
      <dl className={styles.facts}>
        {facts.map(({ title, value, monospace }) => (
          <div key={title.en} className={styles.fact}>
            <dt>{text(title)}</dt>
            <dd className={classes(monospace && styles.code)}>{typeof value === 'string' ? value : text(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
