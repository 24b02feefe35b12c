import { Button, Callout, Input, type KeyedCommand, useLocale, useText, useWorkbench } from '@sealwright/ui';
import { type KeyboardEvent, useId, useState } from 'react';
import styles from './key-recorder.module.css';
import { refuseKey } from './refuse-key.ts';
import { TEXTS } from './texts.ts';

export interface KeyRecorderProps {
  readonly others: readonly KeyedCommand[];
  /** Keys that the command has besides. */
  readonly own: readonly string[];
  readonly onCancel: () => void;
  readonly onChoose: (key: string, takenFrom: readonly KeyedCommand[]) => void;
}

/** Takes the next key that is pressed, and says what it does already before it is chosen. */
export function KeyRecorder({ others, own, onCancel, onChoose }: KeyRecorderProps) {
  const text = useText();
  const locale = useLocale();
  const { keys } = useWorkbench();
  const hint = useId();
  const [pressed, setPressed] = useState<string>();
  const label = pressed === undefined ? '' : keys.label(pressed);
  const refusal = pressed === undefined ? undefined : refuseKey(pressed);
  const isOwn = pressed !== undefined && own.some((key) => keys.sameKey(key, pressed));
  const users = pressed === undefined ? [] : others.filter((one) => one.keys.some((key) => keys.sameKey(key, pressed)));
  const isUsable = pressed !== undefined && !refusal && !isOwn;

  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.nativeEvent.isComposing ? undefined : keys.pressed(event);
    // What leads on, out or to the end stays what it is everywhere.
    if (key === undefined || /^(?:shift\+)?(?:tab|escape)$/.test(key)) return;
    event.preventDefault();
    if (key !== 'enter') setPressed(key);
    else if (isUsable) onChoose(pressed, users);
  };
  return (
    <div className={styles.recorder}>
      <Input
        readOnly
        size="large"
        className={styles.field}
        aria-label={text(TEXTS.press)}
        aria-describedby={hint}
        placeholder={text(TEXTS.press)}
        value={label}
        onKeyDown={onKeyDown}
      />
      <p id={hint} className={styles.hint}>
        {text(TEXTS.pressHint)}
      </p>
      <div role="status" className={styles.findings}>
        {refusal && <Callout tone="danger">{text(refusal, { key: label })}</Callout>}
        {isOwn && <Callout tone="info">{text(TEXTS.isOwn, { key: label })}</Callout>}
        {isUsable && users.length === 0 && <Callout tone="success">{text(TEXTS.isFree, { key: label })}</Callout>}
        {isUsable && users.length > 0 && (
          <Callout tone="warning">
            {text(TEXTS.isUsed, { key: label, commands: namesOf(users, locale) })}
            <br />
            {text(TEXTS.bothHint)}
          </Callout>
        )}
        {pressed !== undefined && keys.isKeptByBrowser(pressed) && (
          <Callout tone="warning">{text(TEXTS.keptHint)}</Callout>
        )}
      </div>
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{text(TEXTS.cancel)}</Button>
        {isUsable && users.length > 0 && <Button onClick={() => onChoose(pressed, [])}>{text(TEXTS.keepBoth)}</Button>}
        <Button type="primary" disabled={!isUsable} onClick={() => pressed !== undefined && onChoose(pressed, users)}>
          {text(users.length > 0 && isUsable ? TEXTS.takeOver : TEXTS.use)}
        </Button>
      </div>
    </div>
  );
}

function namesOf(commands: readonly KeyedCommand[], locale: 'zh-CN' | 'en'): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    commands.map(({ category, title }) => (category ? `${category[locale]} › ${title[locale]}` : title[locale])),
  );
}
