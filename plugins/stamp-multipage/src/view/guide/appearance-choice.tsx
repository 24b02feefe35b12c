import { Callout, classes, type DraftSealChoice, LoadingState, useFormat, useText } from '@sealwright/ui';
import { useId } from 'react';
import styles from './guide-dialog.module.css';
import { TEXTS } from './texts.ts';

export interface AppearanceChoiceProps {
  readonly seals: readonly DraftSealChoice[];
  /** `DraftSealChoice.id`. */
  readonly chosen: string | undefined;
  /** Whether more may be found. */
  readonly isReading: boolean;
  readonly onChange: (seal: string) => void;
}

/** The seals of the certificate: picture, size and validity. One that cannot be used says why. */
export function AppearanceChoice({ seals, chosen, isReading, onChange }: AppearanceChoiceProps) {
  const text = useText();
  const name = useId();
  if (seals.length === 0) {
    if (isReading) return <LoadingState label={TEXTS.reading} isCompact />;
    return <Callout tone="warning">{text(TEXTS.noSeals)}</Callout>;
  }
  return (
    <div className={styles.seals}>
      {seals.map((seal) => (
        <label
          key={seal.id}
          className={classes(
            styles.seal,
            seal.id === chosen && styles.chosen,
            seal.hindrance !== undefined && styles.hindered,
          )}
        >
          <input
            type="radio"
            name={name}
            checked={seal.id === chosen}
            disabled={seal.hindrance !== undefined}
            onChange={() => onChange(seal.id)}
          />
          <span className={styles.paper}>
            <img src={seal.picture} alt="" draggable={false} />
          </span>
          <SealWords seal={seal} />
        </label>
      ))}
    </div>
  );
}

function SealWords({ seal }: { readonly seal: DraftSealChoice }) {
  const text = useText();
  const { date } = useFormat();
  const { name, widthMm: width, heightMm: height, validFrom, validTo, hindrance } = seal;
  const day = (moment: Date) => date(moment).replace(/-/g, '.');
  const from = validFrom && day(validFrom);
  const validity = validTo
    ? text(from ? TEXTS.validity : TEXTS.validUntil, { ...(from && { from }), to: day(validTo) })
    : text(TEXTS.noValidity);
  return (
    <span className={styles.words}>
      <span className={styles.name}>{name}</span>
      <span className={styles.detail}>{text(TEXTS.size, { width, height })}</span>
      <span className={styles.detail}>{validity}</span>
      {hindrance && <span className={styles.hindrance}>{text(hindrance)}</span>}
    </span>
  );
}
