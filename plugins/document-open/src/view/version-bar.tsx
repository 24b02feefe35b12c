import { Button, type DocumentViewProps, Icon, useStore, useText } from '@sealwright/ui';
import type { DocumentsInWindow } from './documents-in-window.ts';
import type { DocumentSaving } from './save-documents.ts';
import { TEXTS } from './texts.ts';
import styles from './version-bar.module.css';

export interface VersionBarProps extends DocumentViewProps {
  readonly documents: DocumentsInWindow;
  readonly saving: DocumentSaving;
}

/** Says that the document is an earlier version of another one, and how to get a copy of it. */
export function VersionBar({ documentId, documents, saving }: VersionBarProps) {
  const text = useText();
  const document = useStore(documents.state).find(({ id }) => id === documentId);
  if (document?.versionOf === undefined) return null;
  const sentence = text(TEXTS.versionOf, { name: document.versionOf });
  return (
    <div className={styles.bar} role="note">
      <Icon name="history" size={16} />
      <span className={styles.sentence} title={sentence}>
        {sentence}
      </span>
      <Button size="small" onClick={() => void saving.saveAs(document)}>
        {text(TEXTS.saveCopy)}
      </Button>
    </div>
  );
}
