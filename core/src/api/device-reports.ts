/** What views are told of devices and their drivers: the parts of a `DeviceListing` that do not cross an rpc as they are. */
import { defineError, type ErrorRecord, SealwrightError } from './errors.ts';
import type { DeviceListing, DriverTrouble, KeyDevice, PendingDriver } from './services/keys.ts';

export interface ReportedTrouble extends Omit<DriverTrouble, 'error'> {
  readonly error: ErrorRecord;
}

export const DriverFailed = defineError('keys.driver-failed', {
  'zh-CN': '密钥驱动程序出错，没有说明原因。请重新插入密钥后重试；如仍出错，请重新安装驱动程序。',
  en: 'The driver of the key failed without saying why. Plug the key in again and retry; if that does not help, install the driver anew.',
});

/** With a sentence for its user, also where the driver threw none: `keys.driver-failed`. */
export function reportTrouble({ error, ...trouble }: DeviceListing['troubles'][number]): ReportedTrouble {
  return { ...trouble, error: (error instanceof SealwrightError ? error : DriverFailed({})).toJSON() };
}

type Placed = Pick<KeyDevice, 'ref' | 'driver'>;

/** The devices of a new report, in the order of the last one; those of a driver that has not answered yet stay. */
export function keepAwaitedDevices<D extends Placed>(
  last: readonly D[],
  next: { readonly devices: readonly D[]; readonly pending: readonly PendingDriver[] },
): readonly D[] {
  const here = new Set(next.devices.map(({ ref }) => ref));
  const awaited = new Set(next.pending.map(({ driver }) => driver));
  const kept = last.filter(({ ref, driver }) => !here.has(ref) && awaited.has(driver));
  const places = new Map(last.map(({ ref }, index) => [ref, index]));
  const place = ({ ref }: D) => places.get(ref) ?? places.size;
  return [...next.devices, ...kept].sort((a, b) => place(a) - place(b));
}
