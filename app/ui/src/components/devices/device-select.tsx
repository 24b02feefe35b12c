import type { KeyDevice, Localized } from '@sealwright/core/api';
import { Select } from 'antd';
import { useText } from '../../hooks/use-text.ts';

const texts = {
  device: { 'zh-CN': '设备', en: 'Device' },
  all: { 'zh-CN': '全部设备', en: 'All devices' },
  gone: { 'zh-CN': '{name}（已拔出）', en: '{name} (pulled out)' },
} as const satisfies Record<string, Localized>;

export interface DeviceSelectProps<D, O extends string> {
  readonly devices: readonly D[];
  /** A device may have left; it stays chosen, since it may come back. */
  readonly chosen: NoInfer<D> | NoInfer<O> | 'all';
  /** What can be chosen besides, by ids that are no refs of devices. */
  readonly others?: Readonly<Record<O, Localized>>;
  readonly onChoose: (choice: NoInfer<D> | NoInfer<O> | 'all') => void;
}

/** One device, or all. */
export function DeviceSelect<D extends Pick<KeyDevice, 'ref' | 'name'>, O extends string = never>({
  devices,
  chosen,
  others,
  onChoose,
}: DeviceSelectProps<D, O>) {
  const text = useText();
  const device = typeof chosen === 'object' ? (chosen as D) : undefined;
  const gone = device && devices.every(({ ref }) => ref !== device.ref) ? [device] : [];
  const all = [...devices, ...gone];
  const options = [
    { value: 'all', label: text(texts.all) },
    ...devices.map(({ ref, name }) => ({ value: ref, label: text(name) })),
    ...gone.map(({ ref, name }) => ({ value: ref, label: text(texts.gone, { name: text(name) }) })),
    ...Object.entries<Localized>(others ?? {}).map(([value, title]) => ({ value, label: text(title) })),
  ];
  return (
    <Select
      style={{ width: 200 }}
      aria-label={text(texts.device)}
      options={options}
      value={device?.ref ?? (chosen as O | 'all')}
      onChange={(value) => onChoose(all.find(({ ref }) => ref === value) ?? (value as O | 'all'))}
      popupMatchSelectWidth={false}
    />
  );
}
