import type { Localized } from '@sealwright/core/api';
import { Button, TriangleAlert, toErrorRecord, useText } from '@sealwright/ui';
import { useId, useState } from 'react';
import { describeThrown } from './fault-reports.ts';
import styles from './faults.module.css';

const DETAILS: Localized = { 'zh-CN': '详情', en: 'Details' };

export interface FaultFrameProps {
  readonly title: string;
  readonly text: string;
  /** The way out. */
  readonly action: { readonly title: Localized; readonly run: () => void };
  /** Ids that a developer asks for first. */
  readonly place: string;
  /** Shown on demand; without one there is nothing to show. */
  readonly thrown: unknown;
}

/** A card in the place of a view that is not there. */
export function FaultFrame({ title, text: sentence, action, place, thrown }: FaultFrameProps) {
  const text = useText();
  const details = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.place}>
      <div className={styles.card} role="alert">
        <p className={styles.title}>
          <TriangleAlert size={16} aria-hidden />
          {title}
        </p>
        <p className={styles.text}>{sentence}</p>
        <div className={styles.actions}>
          <Button size="small" onClick={action.run}>
            {text(action.title)}
          </Button>
          {thrown !== undefined && (
            <Button
              size="small"
              type="text"
              aria-expanded={isOpen}
              aria-controls={isOpen ? details : undefined}
              onClick={() => setOpen(!isOpen)}
            >
              {text(DETAILS)}
            </Button>
          )}
        </div>
        {isOpen && (
          <pre id={details} className={styles.details}>
            {`${place} · ${toErrorRecord(thrown).code}\n${describeThrown(thrown)}`}
          </pre>
        )}
      </div>
    </div>
  );
}
