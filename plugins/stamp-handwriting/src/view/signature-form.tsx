import { Button, Callout, useStore, useText, useWorkbench } from '@sealwright/ui';
import { useState } from 'react';
import type { Stroke } from '../common-strokes.ts';
import { keepLook, usualLook } from './next-signature.ts';
import { PenFields } from './pen-fields.tsx';
import styles from './signature-form.module.css';
import { SignaturePad } from './signature-pad.tsx';
import { TEXTS } from './texts.ts';
import { Writing } from './writing.ts';

export interface SignatureFormProps {
  readonly onCancel: () => void;
  /** Called with at least one stroke. */
  readonly onWritten: (strokes: readonly Stroke[]) => void;
}

/** What the dialog has: the pad, pens, and what becomes of the handwriting. */
export function SignatureForm({ onCancel, onWritten }: SignatureFormProps) {
  const text = useText();
  const workbench = useWorkbench();
  const look = usualLook(useStore(workbench.settings));
  const [writing] = useState(() => new Writing());
  const { strokes, isFull } = useStore(writing.state);
  const isEmpty = strokes.length === 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key that works anywhere in the dialog
    <div
      className={styles.form}
      onKeyDown={(event) => {
        if (event.key !== 'z' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        writing.undo();
      }}
    >
      <SignaturePad writing={writing} pen={look.pen} colour={look.colour} />
      {isFull && <Callout tone="warning">{text(TEXTS.full)}</Callout>}
      <div className={styles.tools}>
        <PenFields look={look} onChange={(part) => keepLook(part, workbench)} />
        <span className={styles.spring} />
        <div className={styles.buttons}>
          <Button size="small" disabled={isEmpty} onClick={() => writing.undo()}>
            {text(TEXTS.undo)}
          </Button>
          <Button size="small" disabled={isEmpty} onClick={() => writing.clear()}>
            {text(TEXTS.clear)}
          </Button>
        </div>
      </div>
      <div className={styles.notes}>
        <p>{text(TEXTS.keyboard)}</p>
        <p>{text(TEXTS.kept)}</p>
      </div>
      <div className={styles.foot}>
        <Button onClick={onCancel}>{text(TEXTS.cancel)}</Button>
        <Button type="primary" disabled={isEmpty} onClick={() => onWritten(strokes)}>
          {text(TEXTS.ok)}
        </Button>
      </div>
    </div>
  );
}
