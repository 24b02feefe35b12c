import { IconButton, InputNumber, useText } from '@sealwright/ui';
import styles from './page-turner.module.css';
import { previewTexts } from './preview-texts.ts';

export interface PageTurnerProps {
  /** 0-based. */
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (page: number) => void;
}

/** Which page is shown, and the way to the others. */
export function PageTurner({ page, pages, onTurn }: PageTurnerProps) {
  const text = useText();
  const last = pages - 1;
  return (
    <div className={styles.turner}>
      <IconButton
        icon="chevrons-left"
        label={text(previewTexts.firstPage)}
        disabled={page === 0}
        onClick={() => onTurn(0)}
      />
      <IconButton
        icon="chevron-left"
        label={text(previewTexts.previousPage)}
        disabled={page === 0}
        onClick={() => onTurn(page - 1)}
      />
      <InputNumber
        className={styles.number ?? ''}
        size="small"
        controls={false}
        keyboard={false}
        aria-label={text(previewTexts.pageNumber)}
        min={1}
        max={pages}
        precision={0}
        value={page + 1}
        onChange={(value) => value !== null && onTurn(value - 1)}
      />
      <span className={styles.count}>/ {pages}</span>
      <IconButton
        icon="chevron-right"
        label={text(previewTexts.nextPage)}
        disabled={page === last}
        onClick={() => onTurn(page + 1)}
      />
      <IconButton
        icon="chevrons-right"
        label={text(previewTexts.lastPage)}
        disabled={page === last}
        onClick={() => onTurn(last)}
      />
    </div>
  );
}
