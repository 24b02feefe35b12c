import type { CertificateField } from '@sealwright/core/api';
import { classes, useText } from '@sealwright/ui';
import styles from './certificate-fields.module.css';
import { CopyValue } from './copy-value.tsx';
import { texts } from './texts.ts';

/** Everything that stands in the certificate; each value can be copied. */
export function CertificateFields({ fields }: { readonly fields: readonly CertificateField[] }) {
  const text = useText();
  return (
    <section>
      <h3 className={styles.heading}>{text(texts.fields)}</h3>
      <dl className={styles.fields}>
        {fields.map(({ title, value, monospace }) => {
          const shown = typeof value === 'string' ? value : text(value);
          return (
            <div key={title.en} className={styles.field}>
              <dt>{text(title)}</dt>
              <dd>
                <span className={classes(styles.value, monospace && styles.code)}>{shown}</span>
                <CopyValue value={shown} what={text(title)} />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
