import type { ErrorRecord } from '@sealwright/core/api';
import { Button, Icon, Input, type InputRef, useText } from '@sealwright/ui';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { PdfSession } from '../session/pdf-session.ts';
import { texts } from '../texts.ts';
import styles from './password-form.module.css';

export interface PasswordFormProps {
  readonly session: PdfSession;
  readonly isBusy: boolean;
  /** Why the last password did not do. */
  readonly problem: ErrorRecord | undefined;
}

/** Asks for the password of an encrypted document, in the place of its pages. */
export function PasswordForm({ session, isBusy, problem }: PasswordFormProps) {
  const text = useText();
  const [password, setPassword] = useState('');
  const input = useRef<InputRef>(null);
  const title = useId();
  const message = useId();
  useEffect(() => {
    if (!isBusy) input.current?.focus({ cursor: 'all' });
  }, [isBusy]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '' && !isBusy) void session.unlock(password);
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-labelledby={title}>
      <span className={styles.icon}>
        <Icon name="file-lock" size={26} />
      </span>
      <h2 id={title} className={styles.title}>
        {text(texts.locked)}
      </h2>
      <p className={styles.hint}>{text(texts.lockedHint)}</p>
      <Input.Password
        ref={input}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        aria-label={text(texts.password)}
        placeholder={text(texts.password)}
        autoComplete="off"
        disabled={isBusy}
        {...(problem ? { status: 'error', 'aria-describedby': message } : {})}
      />
      <p id={message} className={styles.problem} role="alert">
        {problem && text(problem.sentence)}
      </p>
      <Button type="primary" htmlType="submit" block loading={isBusy} disabled={password === ''}>
        {text(texts.unlock)}
      </Button>
    </form>
  );
}
