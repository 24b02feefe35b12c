import { Input, type InputRef } from '@sealwright/ui';
import { type Ref, useId } from 'react';
import styles from './safe-form.module.css';

export interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled: boolean;
  /** Id of what is said about it. */
  readonly describedBy?: string;
  readonly isFaulty?: boolean;
  readonly ref?: Ref<InputRef>;
}

/** One labelled passphrase; no browser keeps it. */
export function PassphraseField({ label, onChange, describedBy, isFaulty, ...rest }: PassphraseFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Input.Password
        {...rest}
        id={id}
        maxLength={256}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
        {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
        {...(isFaulty && { status: 'error' as const })}
      />
    </div>
  );
}
