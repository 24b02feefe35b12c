import { Button, CircleCheck, useText } from '@sealwright/ui';
import styles from './success-dialog.module.css';
import { texts } from './texts.ts';

/** The last word of an import. */
export function SuccessDialog({ onEnd }: { readonly onEnd: () => void }) {
  const text = useText();
  return (
    <>
      <div className={styles.message} role="status">
        <CircleCheck size={22} className={styles.good ?? ''} aria-hidden />
        {text(texts.importedMessage)}
      </div>
      <footer className={styles.foot}>
        <Button type="primary" autoFocus onClick={onEnd}>
          {text(texts.ok)}
        </Button>
      </footer>
    </>
  );
}
