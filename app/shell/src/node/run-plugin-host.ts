import {
  type Disposable,
  DriverProcesses,
  EmbeddedPlatform,
  type EmbeddedPlatform as EmbeddedPlatformService,
  PinEntry,
  type PinEntry as PinEntryService,
  points,
  UpdateInstaller,
  Workbench,
} from '@sealwright/core/api';
import { connectDriverProcesses } from '@sealwright/core/drivers';
import { ProfilePlugins } from '@sealwright/core/install';
import { createIsolation, type PluginLauncher } from '@sealwright/core/isolation';
import { type LogEntry, type PluginPackage, shellService, startHost } from '@sealwright/core/kernel';
import { type Channel, connect, serve, splitChannel } from '@sealwright/core/rpc';
import { embeddedPlatformRpc, pinEntryRpc, updateInstallerRpc } from '../protocol/index.ts';
import { pluginHostRpc, SHELL_PARTS } from './plugin-host-rpc.ts';
import { reportRecent } from './report-recent.ts';
import { type ThirdPartyPluginsClient, thirdPartyPluginsRpc } from './third-party-plugins-rpc.ts';
import { WindowEvents } from './window-events.ts';
import { WindowState } from './window-state.ts';
import { WorkbenchServer } from './workbench-server.ts';

export interface PluginHostOptions {
  /** Absolute folder. */
  readonly profile: string;
  /** `loadBundledPlugins()`. */
  readonly plugins: readonly PluginPackage[];
  /** To the shell's process, whose end is `serveShell`. */
  readonly shell: Channel;
  readonly log: (entry: LogEntry) => void;
  /** How third-party plugins get processes, given what the shell does for them; without it there are none. */
  readonly launchPlugins?: (shell: ThirdPartyPluginsClient) => PluginLauncher;
  /** Whether the shell serves `UpdateInstaller`. */
  readonly installsUpdates?: boolean;
  /** Whether the shell serves `EmbeddedPlatform`. */
  readonly hasPlatform?: boolean;
}

export interface PluginHost extends Disposable {
  /** Serves one more window, over a channel of its own, until that closes. */
  addWindow(channel: Channel): void;
  /** Ends all plugins; then the process may exit. */
  dispose(): Promise<void>;
}

/** What runs in the plugin host's process, whatever kind of process that is. It has to end when `shell` closes. */
export async function runPluginHost(options: PluginHostOptions): Promise<PluginHost> {
  const { profile, plugins, shell, log, launchPlugins, installsUpdates = false, hasPlatform = false } = options;
  const parts = splitChannel(shell, SHELL_PARTS);
  const events = new WindowEvents();
  const thirdParty = connect(parts.plugins, thirdPartyPluginsRpc);
  const store = new ProfilePlugins(profile);
  store.onDidChange(() => void thirdParty.changed().catch(() => {}));
  const host = await startHost({
    plugins,
    points,
    profile,
    services: [
      shellService(DriverProcesses, '1.0.0', connectDriverProcesses(parts.drivers)),
      shellService(PinEntry, '1.0.0', remotePinEntry(parts.pin)),
      shellService(Workbench, '1.0.0', {
        notify: (notice) => events.notify(notice),
        withdrawNotice: (id) => events.withdrawNotice(id),
        runCommand: (...args) => events.runCommand(...args),
      }),
      ...(hasPlatform ? [shellService(EmbeddedPlatform, '1.0.0', remotePlatform(parts.platform))] : []),
      ...(installsUpdates ? [shellService(UpdateInstaller, '1.0.0', connect(parts.updates, updateInstallerRpc))] : []),
    ],
    ...(launchPlugins && { isolation: createIsolation({ launcher: launchPlugins(thirdParty), profile }), store }),
    log,
  });
  const onFault = (method: string, thrown: unknown) => {
    const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    log({ time: new Date(), plugin: 'host', level: 'error', message, data: { method } });
  };
  const server = new WorkbenchServer({ host, events, state: new WindowState(profile), onFault });
  serve(parts.host, pluginHostRpc, {
    ready: () => {},
    ping: () => {},
    watchRecent: (context) => reportRecent(host, context),
  });
  return {
    addWindow: (channel) => server.addWindow(channel),
    async dispose() {
      await server.dispose();
      await host.dispose();
    },
  };
}

function remotePlatform(channel: Channel): EmbeddedPlatformService {
  const client = connect(channel, embeddedPlatformRpc);
  return { start: (options = {}, signal) => client.start(options, signal ? { signal } : {}) };
}

function remotePinEntry(channel: Channel): PinEntryService {
  const client = connect(channel, pinEntryRpc);
  return {
    unlock: (request, signal) => client.unlock(request, signal ? { signal } : {}),
    setPin: (request, signal) => client.setPin(request, signal ? { signal } : {}),
  };
}
