import type { SealBoard } from '../common-seals-rpc.ts';

/** A new report, with the devices of drivers that have not answered yet as they were. Devices keep their order. */
export function keepAwaited(last: SealBoard | undefined, next: SealBoard): SealBoard {
  if (!last) return next;
  const here = new Set(next.devices.map(({ ref }) => ref));
  const awaited = new Set(next.pending.map(({ driver }) => driver));
  const kept = last.devices.filter(({ ref, driver }) => !here.has(ref) && awaited.has(driver));
  const places = new Map(last.devices.map(({ ref }, index) => [ref, index]));
  const place = (ref: string) => places.get(ref) ?? places.size;
  return { ...next, devices: [...next.devices, ...kept].sort((a, b) => place(a.ref) - place(b.ref)) };
}
