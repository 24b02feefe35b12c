import { Icon, useText } from '@sealwright/ui';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import styles from './drop-target.module.css';
import { TEXTS } from './texts.ts';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Makes the whole window take files. What another view takes for itself, by preventing the default of the event, is left
 * to it.
 */
export function DropTarget({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const text = useText();
  const [isOver, setIsOver] = useState(false);

  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event) || event.defaultPrevented) return setIsOver(false);
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      // Between two elements of the window there is another one; on the way out there is none.
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      setIsOver(false);
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    // At the document, since the window itself refuses whatever comes as far as that.
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [onFiles]);

  if (!isOver) return null;
  return createPortal(
    <div className={styles.veil}>
      <div className={styles.card}>
        <Icon name="file-plus" size={32} />
        <span>{text(TEXTS.release)}</span>
      </div>
    </div>,
    document.body,
  );
}
