import { Select, useStore, useText } from '@sealwright/ui';
import type { DraftSession } from './draft-session.ts';
import styles from './placement-panel.module.css';
import { texts } from './texts.ts';

export interface FormatSelectProps {
  readonly session: DraftSession;
  readonly isDisabled: boolean;
}

/** 签名格式, where the key leaves a choice. */
export function FormatSelect({ session, isDisabled }: FormatSelectProps) {
  const text = useText();
  const { formats, format } = useStore(session.means);
  if (!format || formats.length < 2) return null;
  return (
    <div className={styles.choice}>
      <span className={styles.choiceTitle}>{text(texts.signatureFormat)}</span>
      <Select
        style={{ width: '100%' }}
        aria-label={text(texts.signatureFormat)}
        disabled={isDisabled}
        value={format.id}
        onChange={(id: string) => session.want({ format: id })}
        options={formats.map(({ id, title }) => ({ value: id, label: text(title) }))}
      />
      {format.purpose && <p className={styles.choiceNote}>{text(format.purpose)}</p>}
    </div>
  );
}
