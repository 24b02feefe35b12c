import { Button, FileKey, KeyRound, useText, useWorkbench } from '@sealwright/ui';
import { useId } from 'react';
import type { ShownDevice } from '../common-devices-rpc.ts';
import { OFFERS } from '../common-offers.ts';
import styles from './device-card.module.css';
import { DeviceCertificates } from './device-certificates.tsx';
import { DeviceName } from './device-name.tsx';
import { DevicePin } from './device-pin.tsx';
import type { DevicesModel } from './devices-model.ts';
import { texts } from './texts.ts';

export interface DeviceCardProps {
  readonly device: ShownDevice;
  readonly offers: readonly string[];
  readonly model: DevicesModel;
}

/** One device: what it is, how its PIN stands, what is on it. */
export function DeviceCard({ device, offers, model }: DeviceCardProps) {
  const text = useText();
  const workbench = useWorkbench();
  const id = useId();
  const { token, ref } = device;
  const facts = [
    [texts.vendor, token.manufacturer],
    [texts.model, token.model],
    [texts.serial, token.serial],
    [texts.firmware, token.firmware],
  ] as const;
  const pages = [
    [OFFERS.certificates, texts.toCertificates],
    [OFFERS.seals, texts.toSeals],
  ] as const;
  return (
    <article className={styles.card} aria-labelledby={id}>
      <header className={styles.head}>
        <span className={styles.icon}>
          <KeyRound size={18} aria-hidden />
        </span>
        <DeviceName id={id} device={device} onRename={(name) => model.rename(device, name)} />
        <div className={styles.links}>
          {pages.map(
            ([page, title]) =>
              offers.includes(page) && (
                <Button key={page} size="small" onClick={() => workbench.showPage(page, { device: ref })}>
                  {text(title)}
                </Button>
              ),
          )}
        </div>
      </header>
      <dl className={styles.facts}>
        {facts.map(
          ([title, value]) =>
            value && (
              <div key={title.en}>
                <dt>{text(title)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <DevicePin device={device} model={model} />
      <section className={styles.part}>
        <h3>
          <FileKey size={14} aria-hidden />
          {text(texts.certificates)}
        </h3>
        <DeviceCertificates device={device} mayOpen={offers.includes(OFFERS.certificates)} />
      </section>
    </article>
  );
}
