import { keepWatching, type RpcClient } from '@sealwright/core/api';
import { StatusButton, useStore, useText, useWorkbench } from '@sealwright/ui';
import { useEffect, useState } from 'react';
import type { deviceInitRpc, NewDevice } from '../common-device-init-rpc.ts';
import { texts } from './texts.ts';

export interface NewDeviceItemProps {
  readonly calls: RpcClient<typeof deviceInitRpc>;
  /** The wizard's page: while it is in front, it needs no way to it. */
  readonly page: string;
}

/** The way to the wizard for as long as a device is plugged in that was never set up. */
export function NewDeviceItem({ calls, page }: NewDeviceItemProps) {
  const text = useText();
  const workbench = useWorkbench();
  const isWizardInFront = useStore(workbench.activePage) === page;
  const [devices, setDevices] = useState<readonly NewDevice[]>([]);
  useEffect(() => {
    // Without an answer there is nothing to offer; the pages that list devices say what is wrong.
    const watching = keepWatching(calls.watchNew, { onProgress: setDevices, onFault: () => setDevices([]) });
    return () => void watching.dispose();
  }, [calls]);
  const [first] = devices;
  if (!first || isWizardInFront) return null;
  const label =
    devices.length === 1
      ? text(texts.newDevice, { device: text(first.name) })
      : text(texts.newDevices, { count: devices.length });
  const open = () => {
    const argument = devices.length === 1 ? first.ref : undefined;
    // The command shows its own faults.
    void workbench.runCommand('device-init.open', argument).catch(() => {});
  };
  return (
    <StatusButton isOffer onClick={open}>
      {label}
    </StatusButton>
  );
}
