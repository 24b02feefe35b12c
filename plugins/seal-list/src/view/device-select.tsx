import { Select, useText } from '@sealwright/ui';
import type { SealDevice } from '../common-seals-rpc.ts';
import type { SealChoice } from './choose-seals.ts';
import styles from './seals-page.module.css';
import { texts } from './texts.ts';

export interface DeviceSelectProps {
  readonly devices: readonly SealDevice[];
  readonly chosen: SealChoice;
  readonly onChoose: (choice: SealChoice) => void;
}

/** All seals, those of one device, or those of pictures. A chosen device that has left stays chosen: it may come back. */
export function DeviceSelect({ devices, chosen, onChoose }: DeviceSelectProps) {
  const text = useText();
  const gone = chosen.kind === 'device' && devices.every(({ ref }) => ref !== chosen.device.ref) && chosen.device;
  const choices: readonly { readonly value: string; readonly label: string; readonly choice: SealChoice }[] = [
    { value: 'all', label: text(texts.allDevices), choice: { kind: 'all' } },
    ...devices.map((device) => ({
      value: `device ${device.ref}`,
      label: text(device.name),
      choice: { kind: 'device', device } as const,
    })),
    ...(gone
      ? [
          {
            value: `device ${gone.ref}`,
            label: text(texts.goneDevice, { name: text(gone.name) }),
            choice: { kind: 'device', device: gone } as const,
          },
        ]
      : []),
    { value: 'pictures', label: text(texts.pictures), choice: { kind: 'pictures' } },
  ];
  return (
    <Select
      className={styles.device ?? ''}
      aria-label={text(texts.device)}
      options={choices.map(({ value, label }) => ({ value, label }))}
      value={chosen.kind === 'device' ? `device ${chosen.device.ref}` : chosen.kind}
      onChange={(value) => onChoose(choices.find((each) => each.value === value)?.choice ?? { kind: 'all' })}
      popupMatchSelectWidth={false}
    />
  );
}
