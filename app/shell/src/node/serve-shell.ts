import type { DriverProcesses, EmbeddedPlatform, PinEntry, UpdateInstaller } from '@sealwright/core/api';
import { serveDriverProcesses } from '@sealwright/core/drivers';
import { type Channel, connect, type RpcClient, serve, splitChannel } from '@sealwright/core/rpc';
import { embeddedPlatformRpc, pinEntryRpc, updateInstallerRpc } from '../protocol/index.ts';
import { pluginHostRpc, SHELL_PARTS } from './plugin-host-rpc.ts';
import { type ThirdPartyPlugins, thirdPartyPluginsRpc } from './third-party-plugins-rpc.ts';

/** What a shell does for its plugin host. */
export interface ShellServices {
  /** Of the driver supervisor. */
  readonly drivers: DriverProcesses;
  readonly pin: PinEntry;
  readonly plugins?: ThirdPartyPlugins;
  /** Where packages install the program: its plugin host has to be told so, too (`PluginHostOptions`). */
  readonly updates?: UpdateInstaller;
  /** Its plugin host has to be told so, as with updates. */
  readonly platform?: EmbeddedPlatform;
}

/** The shell's end of the channel to a plugin host. No PIN ever travels here. */
export function serveShell(
  channel: Channel,
  { drivers, pin, updates, plugins, platform }: ShellServices,
): RpcClient<typeof pluginHostRpc> {
  const parts = splitChannel(channel, SHELL_PARTS);
  serveDriverProcesses(parts.drivers, drivers);
  serve(parts.pin, pinEntryRpc, {
    unlock: (request, { signal }) => pin.unlock(request, signal),
    setPin: (request, { signal }) => pin.setPin(request, signal),
  });
  if (updates) {
    serve(parts.updates, updateInstallerRpc, {
      kinds: async () => [...(await updates.kinds())],
      install: (update) => updates.install(update),
    });
  }
  if (platform) serve(parts.platform, embeddedPlatformRpc, { start: (options) => platform.start(options) });
  if (plugins) serve(parts.plugins, thirdPartyPluginsRpc, plugins);
  return connect(parts.host, pluginHostRpc);
}
