import { Button, Entry, useText } from '@sealwright/ui';
import type { MultipageOptions } from '../common-options.ts';
import styles from './multipage-editor.module.css';
import { TEXTS } from './texts.ts';
import { withoutCorrection } from './with-changes.ts';

export interface CorrectedPagesProps {
  readonly options: MultipageOptions;
  /** 0-based. */
  readonly onShow: (page: number) => void;
  readonly onChange: (options: MultipageOptions) => void;
}

/** 单独调整的页: each leads to its page and can be put back in line with the others. */
export function CorrectedPages({ options, onShow, onChange }: CorrectedPagesProps) {
  const text = useText();
  const pages = [...options.corrections].sort(([a], [b]) => a - b);
  return (
    <div className={styles.scope}>
      <div className={styles.head}>
        <span className={styles.title}>{text(TEXTS.corrected)}</span>
        {pages.length > 1 && (
          <Button size="small" type="link" onClick={() => onChange({ ...options, corrections: new Map() })}>
            {text(TEXTS.putAllBack)}
          </Button>
        )}
      </div>
      <ul className={styles.corrected}>
        {pages.map(([page, { x, y }]) => (
          <li key={page}>
            <Entry
              title={text(TEXTS.page, { page: page + 1 })}
              detail={`${x.toFixed(1)}, ${y.toFixed(1)} mm`}
              onSelect={() => onShow(page)}
              actions={
                <Button
                  size="small"
                  type="link"
                  aria-label={text(TEXTS.putPageBack, { page: page + 1 })}
                  onClick={() => onChange(withoutCorrection(options, page))}
                >
                  {text(TEXTS.putBack)}
                </Button>
              }
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
