import type { DriverProcesses, PinEntry } from '@sealwright/core/api';
import { serveDriverProcesses } from '@sealwright/core/drivers';
import { type Channel, connect, type RpcClient, serve, splitChannel } from '@sealwright/core/rpc';
import { pinEntryRpc } from '../protocol/index.ts';
import { pluginHostRpc, SHELL_PARTS } from './plugin-host-rpc.ts';

/** What a shell does for its plugin host. */
export interface ShellServices {
  /** Of the driver supervisor. */
  readonly drivers: DriverProcesses;
  readonly pin: PinEntry;
}

/** The shell's end of the channel to a plugin host. No PIN ever travels here. */
export function serveShell(channel: Channel, { drivers, pin }: ShellServices): RpcClient<typeof pluginHostRpc> {
  const parts = splitChannel(channel, SHELL_PARTS);
  serveDriverProcesses(parts.drivers, drivers);
  serve(parts.pin, pinEntryRpc, {
    unlock: (request, { signal }) => pin.unlock(request, signal),
    setPin: (request, { signal }) => pin.setPin(request, signal),
  });
  return connect(parts.host, pluginHostRpc);
}
