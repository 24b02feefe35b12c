import { Callout, ErrorState, LoadingState, useLoad, useText } from '@sealwright/ui';
import styles from './about.module.css';
import { TEXTS } from './texts.ts';

/** A licence in full. */
export function LicenceView({ read }: { readonly read: () => Promise<string | null> }) {
  const text = useText();
  const loaded = useLoad(read, []);
  if (loaded.state === 'error') return <ErrorState error={loaded.error} onRetry={loaded.reload} />;
  if (loaded.state === 'loading') return <LoadingState label={TEXTS.readingText} />;
  if (loaded.value === null) return <Callout tone="info">{text(TEXTS.noText)}</Callout>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to reach what scrolls
    <pre className={styles.licence} tabIndex={0}>
      {loaded.value}
    </pre>
  );
}
