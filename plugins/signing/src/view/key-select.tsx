import { Callout, Select, useStore, useText } from '@sealwright/ui';
import type { DraftSession } from './draft-session.ts';
import { keyHindrance } from './key-choice.ts';
import styles from './placement-panel.module.css';
import { texts } from './texts.ts';

export interface KeySelectProps {
  readonly session: DraftSession;
  readonly isDisabled: boolean;
}

/** 签署证书: to choose where several fit the seals, to read where it is one. */
export function KeySelect({ session, isDisabled }: KeySelectProps) {
  const text = useText();
  const { fitting, chosen } = useStore(session.keys);
  if (!chosen) return <Callout tone="warning">{text(texts.noKey)}</Callout>;
  const now = new Date();
  const hindrance = keyHindrance(chosen, now);
  return (
    <div className={styles.key}>
      <span className={styles.keyTitle}>{text(texts.signingKey)}</span>
      {fitting.length > 1 ? (
        <Select
          style={{ width: '100%' }}
          aria-label={text(texts.signingKey)}
          disabled={isDisabled}
          value={chosen.ref}
          onChange={(ref: string) => session.chooseKey(ref)}
          options={fitting.map((key) => {
            const why = keyHindrance(key, now);
            const label = `${key.holder} · ${key.token}`;
            return { value: key.ref, label: why ? `${label} (${text(why)})` : label, disabled: why !== undefined };
          })}
        />
      ) : (
        <span className={styles.keyName} title={`${chosen.holder} · ${chosen.token} · ${chosen.serial}`}>
          {chosen.holder} · {chosen.token}
        </span>
      )}
      {hindrance && <Callout tone="danger">{text(texts.keyUnfit, { why: text(hindrance) })}</Callout>}
    </div>
  );
}
