import { Tooltip, useStore, useText, useWorkbench } from '@sealwright/ui';
import styles from './document-status.module.css';
import type { DocumentsInWindow } from './documents-in-window.ts';
import { DropTarget } from './drop-target.tsx';
import type { FileOpener } from './open-files.ts';
import { TEXTS } from './texts.ts';

export interface DocumentStatusProps {
  readonly documents: DocumentsInWindow;
  readonly opener: FileOpener;
}

/** Name and state of the document in front. It is there as long as the window, and so is the drop target in it. */
export function DocumentStatus({ documents, opener }: DocumentStatusProps) {
  const text = useText();
  const active = useStore(useWorkbench().documents.state, (state) => state.active);
  const document = useStore(documents.state).find(({ id }) => id === active);
  const upload = useStore(opener.uploading);
  return (
    <>
      {upload ? (
        <span role="status">
          {text(TEXTS.uploading, { name: upload.name, percent: Math.floor(upload.share * 100) })}
        </span>
      ) : (
        document && (
          <span className={styles.status}>
            <Tooltip title={document.path ?? document.name} placement="topLeft">
              <span className={styles.name}>{document.name}</span>
            </Tooltip>
            {document.unsaved && <span className={styles.unsaved}>{text(TEXTS.unsaved)}</span>}
          </span>
        )
      )}
      <DropTarget onFiles={(files) => void opener.openFiles(files)} />
    </>
  );
}
