import { Select, useText } from '@sealwright/ui';
import type { CertificateDevice } from '../common-certificates-rpc.ts';
import styles from './certificates-page.module.css';
import { texts } from './texts.ts';

const ALL = '';

export interface DeviceSelectProps {
  readonly devices: readonly CertificateDevice[];
  /** May have left. */
  readonly chosen: CertificateDevice | undefined;
  readonly onChoose: (device: CertificateDevice | undefined) => void;
}

/** One device, or all. A chosen one that has left stays chosen: it may come back. */
export function DeviceSelect({ devices, chosen, onChoose }: DeviceSelectProps) {
  const text = useText();
  const isGone = chosen && devices.every(({ ref }) => ref !== chosen.ref);
  const options = [
    { value: ALL, label: text(texts.allDevices) },
    ...devices.map(({ ref, name }) => ({ value: ref, label: text(name) })),
    ...(isGone ? [{ value: chosen.ref, label: text(texts.goneDevice, { name: text(chosen.name) }) }] : []),
  ];
  return (
    <Select
      className={styles.device ?? ''}
      aria-label={text(texts.device)}
      options={options}
      value={chosen?.ref ?? ALL}
      onChange={(value) => onChoose(devices.find(({ ref }) => ref === value))}
      popupMatchSelectWidth={false}
    />
  );
}
