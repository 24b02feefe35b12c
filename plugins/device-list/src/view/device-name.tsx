import { IconButton, Input, useText } from '@sealwright/ui';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ShownDevice } from '../common-devices-rpc.ts';
import styles from './device-name.module.css';
import { texts } from './texts.ts';

const LONGEST = 40;

export interface DeviceNameProps {
  /** Of the heading. */
  readonly id: string;
  readonly device: ShownDevice;
  readonly onRename: (name: string) => Promise<void>;
}

/** The name, changed in its place: Enter or leaving the field keeps the new one, Escape the old one. */
export function DeviceName({ id, device, onRename }: DeviceNameProps) {
  const text = useText();
  const name = text(device.name);
  const [typed, setTyped] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const wasTyping = useRef(false);
  const isTyping = typed !== undefined;
  useEffect(() => {
    if (wasTyping.current && !isTyping && document.activeElement === document.body) pencil.current?.focus();
    wasTyping.current = isTyping;
  }, [isTyping]);

  async function keep() {
    if (typed === undefined || isSaving) return;
    if (typed.trim() !== name) {
      setSaving(true);
      await onRename(typed.trim());
      setSaving(false);
    }
    setTyped(undefined);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void keep();
    if (event.key === 'Escape') setTyped(undefined);
  }

  if (isTyping)
    return (
      <Input
        className={styles.field ?? ''}
        autoFocus
        maxLength={LONGEST}
        value={typed}
        disabled={isSaving}
        aria-label={text(texts.nameField)}
        placeholder={text(texts.nameField)}
        onChange={({ target }) => setTyped(target.value)}
        onFocus={({ target }) => target.select()}
        onBlur={() => void keep()}
        onKeyDown={onKeyDown}
      />
    );
  return (
    <div className={styles.line}>
      <h2 id={id} className={styles.name}>
        {name}
      </h2>
      <IconButton
        ref={pencil}
        icon="pencil"
        iconSize={14}
        label={text(texts.rename, { name })}
        onClick={() => setTyped(name)}
      />
    </div>
  );
}
