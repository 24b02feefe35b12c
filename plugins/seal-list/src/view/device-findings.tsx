import { Button, Callout, KeyRound, type Tone, useLoad, useStore, useText } from '@sealwright/ui';
import type { FindingEntry, SealDevice } from '../common-seals-rpc.ts';
import styles from './device-findings.module.css';
import type { SealsModel } from './seals-model.ts';
import { texts } from './texts.ts';

const tones: Readonly<Record<FindingEntry['kind'], Tone>> = {
  shown: 'neutral',
  expired: 'warning',
  'not-yet-valid': 'warning',
  'other-certificate': 'warning',
  unreadable: 'danger',
  'picture-unreadable': 'warning',
  none: 'info',
  driver: 'danger',
};

/** Kinds that cards show by themselves. */
const ON_CARDS: readonly FindingEntry['kind'][] = ['shown', 'expired', 'not-yet-valid', 'other-certificate'];

export interface DeviceFindingsProps {
  readonly model: SealsModel;
  readonly device: SealDevice;
  /** How many of its seals are listed: with none, all that was found is said. */
  readonly count: number;
}

/** Why seals of a device do not show, and the way to those that want its PIN. */
export function DeviceFindings({ model, device, count }: DeviceFindingsProps) {
  const text = useText();
  const { board, unlocked, unlocking } = useStore(model.state);
  // Anew with every report: what a device holds may have changed.
  const findings = useLoad((signal) => model.inspect(device, signal), [device.ref, board]).value ?? [];
  const name = text(device.name);
  const shown = findings.filter(({ kind }) => count === 0 || !ON_CARDS.includes(kind));
  const mayUnlock = device.mayHide && !unlocked.has(device.ref);
  if (shown.length === 0 && !mayUnlock) return null;
  return (
    <section className={styles.device} aria-label={name}>
      {shown.length > 0 && (
        <h2 className={styles.heading}>{text(count === 0 ? texts.noneOn : texts.moreOn, { name })}</h2>
      )}
      {shown.map(({ kind, sentence }) => (
        <Callout key={sentence.en} tone={tones[kind]}>
          {text(sentence)}
        </Callout>
      ))}
      {mayUnlock && (
        <div className={styles.hidden}>
          <KeyRound size={15} aria-hidden />
          <span className={styles.words}>
            {text(texts.hidden)}
            <span className={styles.name}>{name}</span>
          </span>
          <Button size="small" loading={unlocking === device.ref} onClick={() => void model.unlock(device)}>
            {text(texts.unlock)}
          </Button>
        </div>
      )}
    </section>
  );
}
