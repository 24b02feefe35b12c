import { InputNumber, Segmented, useText } from '@sealwright/ui';
import { useId } from 'react';
import styles from './paper-fields.module.css';
import { previewTexts } from './preview-texts.ts';
import type { PaperChoice } from './sheet-of-paper.ts';
import { LARGEST_MARGIN, type usePreviewSettings } from './use-preview-settings.ts';

/** On what it is printed: the paper, and the margin that the printer leaves blank. */
export function PaperFields({ settings }: { readonly settings: ReturnType<typeof usePreviewSettings> }) {
  const text = useText();
  const id = useId();
  return (
    <>
      <div className={styles.field}>
        <span id={`${id}-paper`}>{text(previewTexts.paper)}</span>
        <Segmented<PaperChoice>
          block
          aria-labelledby={`${id}-paper`}
          options={[
            { value: 'page', label: text(previewTexts.samePaper) },
            { value: 'a4', label: text(previewTexts.a4) },
          ]}
          value={settings.paper}
          onChange={settings.setPaper}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-margin`}>{text(previewTexts.margin)}</label>
        <InputNumber
          id={`${id}-margin`}
          className={styles.number ?? ''}
          aria-describedby={`${id}-hint`}
          min={0}
          max={LARGEST_MARGIN}
          step={0.1}
          suffix="mm"
          value={settings.margin}
          onChange={(mm) => mm !== null && settings.setMargin(mm)}
        />
        <p id={`${id}-hint`} className={styles.hint}>
          {text(previewTexts.marginHint)}
        </p>
      </div>
    </>
  );
}
