import { type ErrorRecord, TemplateExists } from '@sealwright/core/api';
import { Button, Callout, Input, toErrorRecord, useText } from '@sealwright/ui';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import styles from './dialogs.module.css';
import { texts } from './texts.ts';

export interface NameFormProps {
  readonly initial: string;
  readonly submitText: string;
  /** Whether a name that is taken may be used after a second look. */
  readonly mayReplace: boolean;
  readonly children?: ReactNode;
  /** Does it; what it throws is shown here. `overwrite`: the user agreed to replace the template of that name. */
  readonly onSubmit: (name: string, overwrite: boolean) => Promise<void>;
  readonly onCancel: () => void;
}

/** Asks for the name of a template. */
export function NameForm({ initial, submitText, mayReplace, children, onSubmit, onCancel }: NameFormProps) {
  const text = useText();
  const id = useId();
  const [name, setName] = useState(initial);
  const [error, setError] = useState<ErrorRecord>();
  const [isWorking, setWorking] = useState(false);
  const isTaken = error?.code === TemplateExists.code && mayReplace;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || isWorking) return;
    setWorking(true);
    try {
      await onSubmit(name, isTaken);
    } catch (fault) {
      setError(toErrorRecord(fault));
      setWorking(false);
    }
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <div className={styles.field}>
        <label htmlFor={id}>{text(texts.name)}</label>
        <Input
          id={id}
          value={name}
          maxLength={60}
          placeholder={text(texts.namePlaceholder)}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => {
            setName(target.value);
            setError(undefined);
          }}
        />
      </div>
      {children}
      <div role="status" className={styles.words}>
        {isTaken && <Callout tone="warning">{text(texts.exists, { name: name.trim() })}</Callout>}
        {error && !isTaken && <Callout tone="danger">{text(error.sentence)}</Callout>}
      </div>
      <div className={styles.foot}>
        <Button onClick={onCancel}>{text(texts.cancel)}</Button>
        <Button type="primary" htmlType="submit" danger={isTaken} disabled={name.trim() === ''} loading={isWorking}>
          {isTaken ? text(texts.replace) : submitText}
        </Button>
      </div>
    </form>
  );
}
