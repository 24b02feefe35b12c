import { Callout, Select, useStore, useText } from '@sealwright/ui';
import type { KeyEntry } from '../common-signing-rpc.ts';
import type { DraftSession } from './draft-session.ts';
import { keyHindrance } from './key-choice.ts';
import { PinNote } from './pin-note.tsx';
import styles from './placement-panel.module.css';
import { isReading, type SealLibrary } from './seal-library.ts';
import { texts } from './texts.ts';

export interface KeySelectProps {
  readonly session: DraftSession;
  readonly library: SealLibrary;
  readonly isDisabled: boolean;
}

/** 签署证书: to choose where several fit the seals, to read where it is one. */
export function KeySelect({ session, library, isDisabled }: KeySelectProps) {
  const text = useText();
  const { fitting, chosen, awaited, lost } = useStore(session.means);
  const mayCome = useStore(library.state, isReading);
  if (fitting.length === 0) {
    // What is not there is told already, with its name.
    if (awaited.length > 0 || lost.length > 0) return null;
    if (mayCome) return <p className={styles.checking}>{text(texts.keysPending)}</p>;
    return <Callout tone="warning">{text(texts.noKey)}</Callout>;
  }
  return (
    <div className={styles.choice}>
      <span className={styles.choiceTitle}>{text(texts.signingKey)}</span>
      {chosen && fitting.length === 1 ? (
        <KeyName entry={chosen} />
      ) : (
        <KeyOptions session={session} fitting={fitting} chosen={chosen} isDisabled={isDisabled} />
      )}
      {chosen && <KeyNote entry={chosen} />}
    </div>
  );
}

function KeyName({ entry: { holder, device, serial } }: { readonly entry: KeyEntry }) {
  const name = useText()(device.name);
  return (
    <div title={`${holder} · ${name} · ${serial}`}>
      <div className={styles.keyName}>{holder}</div>
      <div className={styles.keyDevice}>{name}</div>
    </div>
  );
}

interface KeyOptionsProps {
  readonly session: DraftSession;
  readonly fitting: readonly KeyEntry[];
  readonly chosen: KeyEntry | undefined;
  readonly isDisabled: boolean;
}

function KeyOptions({ session, fitting, chosen, isDisabled }: KeyOptionsProps) {
  const text = useText();
  const now = new Date();
  return (
    <Select
      style={{ width: '100%' }}
      aria-label={text(texts.signingKey)}
      placeholder={text(texts.chooseKey)}
      disabled={isDisabled}
      value={chosen?.ref ?? null}
      onChange={(ref: string) => session.want({ key: ref })}
      options={fitting.map((key) => {
        const why = keyHindrance(key, now);
        const label = `${key.holder} · ${text(key.device.name)}`;
        // A locked key can be chosen: what to do about it is told then.
        const isDisabled = why !== undefined && key.pin?.state !== 'locked';
        return { value: key.ref, label: why ? `${label} (${text(why)})` : label, disabled: isDisabled };
      })}
    />
  );
}

function KeyNote({ entry }: { readonly entry: KeyEntry }) {
  const text = useText();
  const hindrance = keyHindrance(entry, new Date());
  if (!hindrance || entry.pin?.state === 'locked') return <PinNote {...entry} />;
  return <Callout tone="danger">{text(texts.keyUnfit, { why: text(hindrance) })}</Callout>;
}
