import { Button, classes, Spin, useFormat, useStore, useText } from '@sealwright/ui';
import styles from './add-seal-form.module.css';
import { addTexts } from './add-texts.ts';
import type { PictureDraft } from './picture-draft.ts';

/** CSS pixels of a millimetre: seals of 60 mm are as wide as the sheet. */
const SCALE = 4;
const WIDEST_MM = 60;

/** The seal as it will look on a document: the words below it shine through a transparent ground. */
export function PicturePreview({ draft, isOver }: { readonly draft: PictureDraft; readonly isOver: boolean }) {
  const text = useText();
  const format = useFormat();
  const { file, prepared, isWorking } = useStore(draft.state);
  const scale = prepared ? SCALE * Math.min(1, WIDEST_MM / Math.max(prepared.widthMm, prepared.heightMm)) : SCALE;
  return (
    <figure className={styles.preview}>
      <div className={classes(styles.sheet, isOver && styles.over)} aria-busy={isWorking}>
        <p className={styles.sample} aria-hidden>
          {text(addTexts.sample)}
        </p>
        {prepared && (
          <img
            className={classes(styles.seal, isWorking && styles.stale)}
            src={prepared.address}
            alt={text(addTexts.previewAlt)}
            width={prepared.widthMm * scale}
            height={prepared.heightMm * scale}
            draggable={false}
          />
        )}
        {isWorking && (
          <span className={styles.working} role="status">
            <Spin size="small" />
            <span>{text(addTexts.working)}</span>
          </span>
        )}
      </div>
      <figcaption className={styles.caption}>
        <span className={styles.file} title={file}>
          {file}
        </span>
        <Button size="small" onClick={() => void draft.choose()}>
          {text(addTexts.another)}
        </Button>
      </figcaption>
      {prepared && (
        <p className={styles.result}>
          {text(addTexts.result, {
            width: format.number(prepared.widthMm),
            height: format.number(prepared.heightMm),
            dpi: prepared.dpi,
          })}
        </p>
      )}
    </figure>
  );
}
