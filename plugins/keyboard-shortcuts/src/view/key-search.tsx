import { Icon, Input, useText, useWorkbench } from '@sealwright/ui';
import type { KeyboardEvent } from 'react';
import styles from './shortcuts-page.module.css';
import { TEXTS } from './texts.ts';

export interface KeySearchProps {
  readonly pressed: string | undefined;
  readonly onChange: (key: string | undefined) => void;
}

/** A field that takes keys instead of letters: it shows what is pressed in it. Tab leads on, Escape empties it. */
export function KeySearch({ pressed, onChange }: KeySearchProps) {
  const text = useText();
  const { keys } = useWorkbench();
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.nativeEvent.isComposing ? undefined : keys.pressed(event);
    if (key === undefined || /^(?:shift\+)?tab$/.test(key)) return;
    event.preventDefault();
    onChange(key === 'escape' ? undefined : key);
  };
  return (
    <Input
      readOnly
      allowClear
      className={styles.search ?? ''}
      prefix={<Icon name="keyboard" size={14} />}
      aria-label={text(TEXTS.byKey)}
      placeholder={text(TEXTS.byKey)}
      title={text(TEXTS.pressSearch)}
      value={pressed === undefined ? '' : keys.label(pressed)}
      onChange={({ target }) => target.value === '' && onChange(undefined)}
      onKeyDown={onKeyDown}
    />
  );
}
