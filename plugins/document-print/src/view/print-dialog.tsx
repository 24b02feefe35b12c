import { Button, Callout, Checkbox, Progress, useFormat, useStore, useText } from '@sealwright/ui';
import { useState } from 'react';
import { paperName } from './paper-name.ts';
import styles from './print-dialog.module.css';
import type { PrintJob } from './print-job.ts';
import { TEXTS } from './texts.ts';

export interface PrintDialogProps {
  readonly job: PrintJob;
  /** `isAsking`: whether the next document shall be asked for as well. */
  readonly onPrint: (isAsking: boolean) => void;
  readonly onCancel: () => void;
}

/** Before the system's dialog: on what paper, and that seals keep their size at 100 % only. */
export function PrintDialog({ job, onPrint, onCancel }: PrintDialogProps) {
  const text = useText();
  const format = useFormat();
  const { step, share } = useStore(job.state);
  const [isLast, setIsLast] = useState(false);
  const { name, pages, papers, size } = job.summary;
  return (
    <div className={styles.dialog}>
      <p className={styles.document}>
        <span className={styles.name}>{name}</span>
        <span className={styles.detail}>
          {text(TEXTS.pages, { pages })} · {format.bytes(size)}
        </span>
      </p>
      <dl className={styles.facts}>
        <dt>{text(TEXTS.paper)}</dt>
        <dd>
          {papers.slice(0, 4).map((paper) => (
            <div key={`${paper.width} ${paper.height}`}>
              {papers.length === 1
                ? text(paperName(paper))
                : text(TEXTS.paperPages, { paper: text(paperName(paper)), pages: paper.pages })}
            </div>
          ))}
          {papers.length > 4 && <div>…</div>}
        </dd>
        <dt>{text(TEXTS.scale)}</dt>
        <dd>{text(TEXTS.actualSize)}</dd>
      </dl>
      <Callout tone="info">{text(TEXTS.hint)}</Callout>
      {papers.length > 1 && <Callout tone="warning">{text(TEXTS.mixed)}</Callout>}
      {step === 'reading' ? (
        <div role="status">
          <div>{text(TEXTS.reading)}</div>
          <Progress percent={Math.floor(share * 100)} size="small" aria-label={text(TEXTS.reading)} />
        </div>
      ) : (
        <Checkbox checked={isLast} onChange={({ target }) => setIsLast(target.checked)}>
          {text(TEXTS.ask)}
        </Checkbox>
      )}
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{text(TEXTS.cancel)}</Button>
        <Button type="primary" autoFocus disabled={step === 'reading'} onClick={() => onPrint(!isLast)}>
          {text(TEXTS.print)}
        </Button>
      </div>
    </div>
  );
}
