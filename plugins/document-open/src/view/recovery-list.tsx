import { Button, Callout, Entry, useFormat, useText } from '@sealwright/ui';
import type { RecoverableDocument } from '../common-sessions-rpc.ts';
import styles from './open-page.module.css';
import type { RecoveryOffer } from './recovery-offer.ts';
import { TEXTS } from './texts.ts';

export interface RecoveryListProps {
  readonly documents: readonly RecoverableDocument[];
  readonly recovery: RecoveryOffer;
}

/** What can be recovered, until the user has decided on each. */
export function RecoveryList({ documents, recovery }: RecoveryListProps) {
  const text = useText();
  const format = useFormat();
  return (
    <section className={styles.recovery}>
      <Callout tone="warning">{text(TEXTS.recoverNote)}</Callout>
      {documents.map((document) => (
        <Entry
          key={document.id}
          title={document.name}
          detail={format.dateTime(document.changed)}
          actions={
            <span className={styles.actions}>
              <Button size="small" type="text" onClick={() => void recovery.discard(document)}>
                {text(TEXTS.drop)}
              </Button>
              <Button size="small" type="primary" onClick={() => void recovery.recover(document.id)}>
                {text(TEXTS.recover)}
              </Button>
            </span>
          }
        />
      ))}
    </section>
  );
}
