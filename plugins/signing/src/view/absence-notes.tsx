import { Callout, useStore, useText } from '@sealwright/ui';
import type { DraftSession } from './draft-session.ts';
import styles from './placement-panel.module.css';
import { texts } from './texts.ts';
import { useInSight } from './use-in-sight.ts';

export interface AbsenceNotesProps {
  readonly session: DraftSession;
}

/** What is placed and cannot be signed now, because its device or its seal is not there. */
export function AbsenceNotes({ session }: AbsenceNotesProps) {
  const text = useText();
  const { awaited, lost, fitting } = useStore(session.means);
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
