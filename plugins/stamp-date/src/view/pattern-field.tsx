import { type ErrorRecord, SealwrightError } from '@sealwright/core/api';
import { Input, StampField, toErrorRecord, useText } from '@sealwright/ui';
import { useId, useState } from 'react';
import styles from './date-card.module.css';
import { today } from './date-formats.ts';
import { TEXTS } from './texts.ts';

export interface PatternFieldProps {
  readonly format: string;
  /** Called with formats that can be read. */
  readonly onChange: (format: string) => void;
}

/** A format of the user's own, with the date that it gives, or why it gives none. */
export function PatternField({ format, onChange }: PatternFieldProps) {
  const text = useText();
  const helpId = useId();
  /** What was typed and is no format, yet or at all. */
  const [unfit, setUnfit] = useState<string>();
  const typed = unfit ?? format;
  const answer = readFormat(typed);
  const isWrong = typeof answer !== 'string';
  const type = (next: string) => {
    const isFormat = typeof readFormat(next) === 'string';
    setUnfit(isFormat ? undefined : next);
    if (isFormat) onChange(next);
  };
  return (
    <div>
      <StampField title={TEXTS.pattern}>
        {({ id }) => (
          <Input
            id={id}
            size="small"
            maxLength={60}
            value={typed}
            aria-describedby={helpId}
            {...(isWrong && { status: 'error' as const, 'aria-invalid': true })}
            onChange={(event) => type(event.target.value)}
          />
        )}
      </StampField>
      <div id={helpId}>
        <p className={isWrong ? styles.problem : styles.hint} aria-live="polite">
          {isWrong ? text(answer.sentence) : answer}
        </p>
        {!isWrong && <p className={styles.hint}>{text(TEXTS.patternHelp)}</p>}
      </div>
    </div>
  );
}

/** The date in the format, or why there is none. */
function readFormat(format: string): string | ErrorRecord {
  try {
    return today(format);
  } catch (error) {
    if (error instanceof SealwrightError) return toErrorRecord(error);
    throw error;
  }
}
