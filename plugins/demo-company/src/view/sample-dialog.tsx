import { Button, Icon, Spin, useStore, useText } from '@sealwright/ui';
import { useState } from 'react';
import { SAMPLES, type SampleFile } from '../common-demo-rpc.ts';
import styles from './sample-dialog.module.css';
import type { SampleOpener } from './sample-opener.ts';
import { SAMPLE_TITLES, TEXTS } from './texts.ts';

export interface SampleDialogProps {
  readonly opener: SampleOpener;
  readonly onChoose: (file: SampleFile) => void;
  readonly onCancel: () => void;
}

/** Three contracts to choose from, of very different lengths. They stay where they are while the chosen one is made. */
export function SampleDialog({ opener, onChoose, onCancel }: SampleDialogProps) {
  const text = useText();
  const step = useStore(opener.step);
  const [chosen, setChosen] = useState<SampleFile>();
  const isBusy = step !== 'choosing';
  const choose = (file: SampleFile) => {
    if (isBusy) return;
    setChosen(file);
    onChoose(file);
  };
  return (
    <div className={styles.dialog}>
      <p className={styles.intro}>{text(TEXTS.intro)}</p>
      <div className={styles.samples} aria-busy={isBusy}>
        {SAMPLES.map(({ file, pages }) => (
          // Not `disabled`, which would take the focus away.
          <button
            key={file}
            type="button"
            className={styles.sample}
            aria-disabled={isBusy}
            data-chosen={isBusy && file === chosen ? '' : undefined}
            onClick={() => choose(file)}
          >
            <Icon name="file-text" size={26} />
            <span className={styles.title}>{text(SAMPLE_TITLES[file])}</span>
            <span className={styles.pages}>{text(pages === 1 ? TEXTS.onePage : TEXTS.pages, { pages })}</span>
          </button>
        ))}
      </div>
      <div className={styles.foot}>
        <span className={styles.step} role="status">
          {isBusy && (
            <>
              <Spin size="small" />
              <span>{text(TEXTS[step])}</span>
            </>
          )}
        </span>
        <Button onClick={onCancel}>{text(TEXTS.cancel)}</Button>
      </div>
    </div>
  );
}
