import { type ReportedTrouble, SealwrightError } from '@sealwright/core/api';
import {
  Button,
  Callout,
  classes,
  ErrorState,
  LoadingState,
  PendingDrivers,
  Radio,
  Usb,
  useStore,
  useText,
} from '@sealwright/ui';
import { useEffect } from 'react';
import type { FoundDevice } from '../common-device-init-rpc.ts';
import styles from './device-init-page.module.css';
import insert from './insert-step.module.css';
import { StepFrame } from './step-frame.tsx';
import { stepTitles, texts } from './texts.ts';
import type { WizardModel } from './wizard-model.ts';

/** Waits for a device; of several, the user chooses one. */
export function InsertStep({ wizard }: { readonly wizard: WizardModel }) {
  const text = useText();
  const { devices, drivers, faults, chosen } = useStore(wizard.state);
  useEffect(() => wizard.followDrivers(), [wizard]);
  const plugged = devices?.devices ?? [];
  const only = plugged.length === 1 ? plugged[0]?.ref : undefined;
  useEffect(() => {
    if (only !== undefined) wizard.choose(only);
  }, [wizard, only]);
  const isChosen = plugged.some(({ ref }) => ref === chosen);
  const unreached = plugged.length === 0 ? (drivers?.usb ?? []) : [];
  return (
    <StepFrame
      wizard={wizard}
      title={stepTitles.insert}
      actions={
        <>
          <Button onClick={() => wizard.goTo('driver')}>{text(texts.back)}</Button>
          <span className={styles.spring} />
          <Button type="primary" disabled={!isChosen} onClick={() => wizard.goTo('read')}>
            {text(texts.next)}
          </Button>
        </>
      }
    >
      {faults.devices ? (
        <ErrorState isCompact error={SealwrightError.fromRecord(faults.devices)} />
      ) : !devices ? (
        <LoadingState isCompact />
      ) : (
        <>
          <div role="status" className={styles.group}>
            {plugged.length === 0 && <Waiting />}
            {unreached.map(({ vendor, product, title, problem }) => (
              <Callout key={`${vendor}:${product}`} tone="warning">
                {problem ? text(problem) : text(texts.keyUnreached, { key: text(title) })}
              </Callout>
            ))}
          </div>
          <PendingDrivers drivers={devices.pending} />
          {plugged.length > 0 && <Devices devices={plugged} chosen={chosen} onChoose={(ref) => wizard.choose(ref)} />}
          {devices.troubles.map((trouble) => (
            <Trouble key={trouble.driver} trouble={trouble} onRetry={() => void wizard.retryDriver(trouble.driver)} />
          ))}
        </>
      )}
    </StepFrame>
  );
}

function Waiting() {
  const text = useText();
  return (
    <div className={insert.waiting}>
      <Usb size={36} aria-hidden />
      <p className={insert.call}>{text(texts.waiting)}</p>
      <p className={styles.soft}>{text(texts.waitingHint)}</p>
    </div>
  );
}

interface DevicesProps {
  readonly devices: readonly FoundDevice[];
  readonly chosen: string | undefined;
  readonly onChoose: (ref: string) => void;
}

function Devices({ devices, chosen, onChoose }: DevicesProps) {
  const text = useText();
  const label = text(devices.length === 1 ? texts.oneDevice : texts.severalDevices);
  return (
    <div className={styles.group}>
      <p>{label}</p>
      <Radio.Group
        className={classes(insert.devices)}
        aria-label={label}
        value={chosen ?? null}
        onChange={({ target }) => onChoose(target.value)}
      >
        {devices.map(({ ref, name, serial, certificates }) => (
          <Radio key={ref} value={ref} className={classes(insert.device)}>
            <span className={styles.name}>{text(name)}</span>
            <span className={styles.detail}>
              {text(texts.serial, { serial })} · {text(texts.certificateCount, { count: certificates.length })}
            </span>
          </Radio>
        ))}
      </Radio.Group>
    </div>
  );
}

interface TroubleProps {
  readonly trouble: ReportedTrouble;
  readonly onRetry: () => void;
}

/** A driver that does not work may be the one of the key that is waited for. */
function Trouble({ trouble: { title, error }, onRetry }: TroubleProps) {
  const text = useText();
  return (
    <Callout
      tone="danger"
      action={
        <Button size="small" onClick={onRetry}>
          {text(texts.retry)}
        </Button>
      }
    >
      <span className={styles.name}>{text(title)}</span>
      <p>{text(error.sentence)}</p>
      <p className={styles.path}>{error.code}</p>
    </Callout>
  );
}
