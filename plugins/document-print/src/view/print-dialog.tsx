import { Button, Callout, Checkbox, Progress, Spin, useFormat, useStore, useText } from '@sealwright/ui';
import { useState } from 'react';
import { paperName } from './paper-name.ts';
import styles from './print-dialog.module.css';
import type { PrintJob, PrintJobState } from './print-job.ts';
import { TEXTS } from './texts.ts';

export interface PrintDialogProps {
  readonly job: PrintJob;
  /** `isAsking`: whether the next document shall be asked for as well. */
  readonly onPrint: (isAsking: boolean) => void;
  readonly onOpenInReader: () => void;
  readonly onCancel: () => void;
}

/** Before the system's dialog: on what paper, and that seals keep their size at 100 % only. Then how far it is. */
export function PrintDialog({ job, onPrint, onOpenInReader, onCancel }: PrintDialogProps) {
  const text = useText();
  const format = useFormat();
  const state = useStore(job.state);
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
      {job.isMixed && <Callout tone="warning">{text(job.form === 'file' ? TEXTS.mixed : TEXTS.mixedRuns)}</Callout>}
      {state.step === 'asking' ? (
        <Checkbox checked={isLast} onChange={({ target }) => setIsLast(target.checked)}>
          {text(TEXTS.ask)}
        </Checkbox>
      ) : (
        <JobProgress state={state} />
      )}
      <div className={styles.buttons}>
        {state.step === 'printing' && <Button onClick={onOpenInReader}>{text(TEXTS.openInReader)}</Button>}
        <Button onClick={onCancel}>{text(TEXTS.cancel)}</Button>
        <Button type="primary" autoFocus disabled={state.step !== 'asking'} onClick={() => onPrint(!isLast)}>
          {text(TEXTS.print)}
        </Button>
      </div>
    </div>
  );
}

function JobProgress({ state }: { readonly state: Exclude<PrintJobState, { step: 'asking' }> }) {
  const text = useText();
  if (state.step === 'printing') {
    return (
      <div role="status" className={styles.waiting}>
        <Spin size="small" />
        <span>{text(TEXTS.printing)}</span>
      </div>
    );
  }
  const [label, share] =
    state.step === 'reading'
      ? [text(TEXTS.reading), state.share]
      : [text(TEXTS.drawing, { page: state.page, pages: state.pages }), (state.page - 1) / state.pages];
  return (
    <div role="status">
      <div>{label}</div>
      <Progress percent={Math.floor(share * 100)} size="small" aria-label={label} />
    </div>
  );
}
