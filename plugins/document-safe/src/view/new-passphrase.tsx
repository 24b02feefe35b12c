import { useText } from '@sealwright/ui';
import { useId } from 'react';
import { passphraseStrength } from '../common-passphrase-strength.ts';
import { PassphraseField } from './passphrase-field.tsx';
import styles from './safe-form.module.css';
import { StrengthHint } from './strength-hint.tsx';
import { TEXTS } from './texts.ts';

export interface NewPassphraseState {
  readonly first: string;
  readonly second: string;
}

export const NO_PASSPHRASE: NewPassphraseState = { first: '', second: '' };

export function isComplete({ first, second }: NewPassphraseState): boolean {
  return first === second && passphraseStrength(first) !== 'short';
}

export interface NewPassphraseProps {
  readonly label: string;
  readonly value: NewPassphraseState;
  readonly onChange: (value: NewPassphraseState) => void;
  readonly disabled: boolean;
}

/** A passphrase that is typed twice, with a word on how strong it is. */
export function NewPassphrase({ label, value, onChange, disabled }: NewPassphraseProps) {
  const text = useText();
  const [hint, difference] = [useId(), useId()];
  const isDifferent = value.second !== '' && !value.first.startsWith(value.second);
  return (
    <>
      <PassphraseField
        label={label}
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
        disabled={disabled}
        describedBy={hint}
      />
      <StrengthHint id={hint} passphrase={value.first} />
      <PassphraseField
        label={text(TEXTS.again)}
        value={value.second}
        onChange={(second) => onChange({ ...value, second })}
        disabled={disabled}
        describedBy={difference}
        isFaulty={isDifferent}
      />
      <p id={difference} className={styles.problem} role="status">
        {isDifferent && text(TEXTS.different)}
      </p>
    </>
  );
}
