import { Button, Icon, LoadingState, useStore, useText } from '@sealwright/ui';
import { SAMPLES, type SampleFile } from '../common-demo-rpc.ts';
import styles from './sample-dialog.module.css';
import type { SampleOpener } from './sample-opener.ts';
import { SAMPLE_TITLES, TEXTS } from './texts.ts';

export interface SampleDialogProps {
  readonly opener: SampleOpener;
  readonly onChoose: (file: SampleFile) => void;
  readonly onCancel: () => void;
}

/** Three contracts to choose from, of very different lengths. */
export function SampleDialog({ opener, onChoose, onCancel }: SampleDialogProps) {
  const text = useText();
  const step = useStore(opener.step);
  return (
    <div className={styles.dialog}>
      <p className={styles.intro}>{text(TEXTS.intro)}</p>
      {step === 'choosing' ? (
        <div className={styles.samples}>
          {SAMPLES.map(({ file, pages }) => (
            <button key={file} type="button" className={styles.sample} onClick={() => onChoose(file)}>
              <Icon name="file-text" size={26} />
              <span className={styles.title}>{text(SAMPLE_TITLES[file])}</span>
              <span className={styles.pages}>{text(pages === 1 ? TEXTS.onePage : TEXTS.pages, { pages })}</span>
            </button>
          ))}
        </div>
      ) : (
        <LoadingState isCompact label={TEXTS[step]} />
      )}
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{text(TEXTS.cancel)}</Button>
      </div>
    </div>
  );
}
