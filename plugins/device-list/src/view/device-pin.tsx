import type { Localized, PinStatus } from '@sealwright/core/api';
import { Button, Chip, Lock, type Tone, useStore, useText } from '@sealwright/ui';
import type { ShownDevice } from '../common-devices-rpc.ts';
import styles from './device-pin.module.css';
import type { DevicesModel } from './devices-model.ts';
import { pinStates, texts } from './texts.ts';

const tones: Readonly<Record<PinStatus['state'], Tone>> = {
  ok: 'success',
  'few-left': 'warning',
  'last-try': 'danger',
  locked: 'danger',
};

export interface DevicePinProps {
  readonly device: ShownDevice;
  readonly model: DevicesModel;
}

/** How the PIN stands in plain words, and what can be done about it. */
export function DevicePin({ device, model }: DevicePinProps) {
  const text = useText();
  const isBusy = useStore(model.state, ({ busy }) => busy.has(device.ref));
  const { pin, token } = device;
  const isLocked = pin?.state === 'locked';
  const tasks = token.pinTasks ?? [];
  const hint = pin && hintFor(pin, tasks.includes('unblock'));
  return (
    <section className={styles.pin}>
      <div className={styles.status}>
        <h3>
          <Lock size={14} aria-hidden />
          {text(texts.pin)}
        </h3>
        {pin ? (
          <Chip tone={tones[pin.state]}>{text(pinStates[pin.state])}</Chip>
        ) : (
          <span className={styles.quiet}>{text(texts.pinUntold)}</span>
        )}
        {pin?.triesLeft !== undefined && !isLocked && (
          <span className={styles.quiet}>{text(texts.triesLeft, { count: pin.triesLeft })}</span>
        )}
        {hint && <span className={styles.hint}>{text(hint)}</span>}
      </div>
      <div className={styles.buttons}>
        {tasks.includes('change') && !isLocked && (
          <Button size="small" loading={isBusy} onClick={() => void model.setPin(device, 'change')}>
            {text(texts.changePin)}
          </Button>
        )}
        {tasks.includes('unblock') && (
          <Button
            size="small"
            type={isLocked ? 'primary' : 'default'}
            disabled={isBusy && !isLocked}
            loading={isBusy && isLocked}
            onClick={() => void model.setPin(device, 'unblock')}
          >
            {text(texts.unblockPin)}
          </Button>
        )}
      </div>
    </section>
  );
}

function hintFor({ state }: PinStatus, canUnblock: boolean): Localized | undefined {
  if (state === 'few-left') return texts.fewLeftHint;
  if (state === 'last-try') return texts.lastTryHint;
  if (state === 'locked') return canUnblock ? texts.lockedHint : texts.lockedForGood;
  return undefined;
}
