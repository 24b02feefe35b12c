import { Callout, useStore, useText } from '@sealwright/ui';
import { useEffect } from 'react';
import type { DraftSession } from './draft-session.ts';
import styles from './placement-panel.module.css';
import { texts } from './texts.ts';
import { useInSight } from './use-in-sight.ts';

/** Between two looks for a device that is waited for, in milliseconds: not all drivers tell when one comes. */
const PAUSE = 2_000;

export interface AbsenceNotesProps {
  readonly session: DraftSession;
  /** Looks for devices anew. */
  readonly onWait: () => void;
}

/** What is placed and cannot be signed now, because its device or its seal is not there. */
export function AbsenceNotes({ session, onWait }: AbsenceNotesProps) {
  const text = useText();
  const { awaited, lost, fitting } = useStore(session.means);
  const isWaiting = awaited.length > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(onWait, PAUSE);
    return () => clearInterval(timer);
  }, [isWaiting, onWait]);
  const plugIn = fitting.length > 0 ? texts.plugInOrChoose : texts.plugIn;
  const sentences = [
    ...awaited.map(({ name }) => text(plugIn, { device: text(name) })),
    ...lost.map((seal) => text(texts.sealLost, { seal })),
  ];
  const notes = useInSight<HTMLDivElement>(sentences.join());
  return (
    <div ref={notes} className={styles.notes} aria-live="polite">
      {sentences.map((sentence) => (
        <Callout key={sentence} tone="warning">
          <div className={styles.line}>{sentence}</div>
        </Callout>
      ))}
    </div>
  );
}
