import type { Localized } from '@sealwright/core/api';
import { useHeldWhilePressed } from '../hooks/use-held-while-pressed.ts';
import { useText } from '../hooks/use-text.ts';
import { Callout } from './callout.tsx';
import styles from './notes.module.css';
import type { Tone } from './tone.ts';

export interface Note {
  readonly tone: Tone;
  readonly lines: readonly Localized[];
}

export interface NotesProps {
  /** One of each tone. Those without lines are left out, and what a note says twice is said once. */
  readonly notes: readonly Note[];
  readonly isBusy: boolean;
  /** Shown when there is nothing to say yet. */
  readonly waiting?: Localized | undefined;
}

/** What something will do, in sentences that are read out as they change; what stands below moves with them. */
export function Notes(props: NotesProps) {
  const { notes, isBusy, waiting } = useHeldWhilePressed(props);
  const text = useText();
  return (
    <div className={styles.notes} aria-live="polite" aria-busy={isBusy}>
      {notes
        .filter(({ lines }) => lines.length > 0)
        .map(({ tone, lines }) => (
          <Callout key={tone} tone={tone}>
            {distinct(lines).map((line) => (
              <div key={line.en} className={styles.line}>
                {text(line)}
              </div>
            ))}
          </Callout>
        ))}
      {waiting && <p className={styles.waiting}>{text(waiting)}</p>}
    </div>
  );
}

function distinct(lines: readonly Localized[]): readonly Localized[] {
  return [...new Map(lines.map((line) => [line.en, line])).values()];
}
