import { Callout, useText } from '@sealwright/ui';
import type { DriverLibraries } from '../common-devices-rpc.ts';
import { texts } from './texts.ts';

/** Keys that are plugged in and that no library reaches, by their USB numbers. */
export function UnreachedKeys({ reports = [] }: { readonly reports: readonly DriverLibraries[] | undefined }) {
  const text = useText();
  const unreached = reports.flatMap(({ usb }) => usb).filter(({ problem }) => problem);
  const byNumber = new Map(unreached.map((device) => [`${device.vendor}:${device.product}`, device]));
  return [...byNumber].map(([number, { title, problem }]) => (
    <Callout key={number} tone="warning">
      {text(texts.usbWithoutLibrary, { name: text(title) })} {problem && text(problem)}
    </Callout>
  ));
}
