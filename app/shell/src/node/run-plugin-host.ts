import {
  type Disposable,
  DriverProcesses,
  PinEntry,
  type PinEntry as PinEntryService,
  points,
  Workbench,
} from '@sealwright/core/api';
import { connectDriverProcesses } from '@sealwright/core/drivers';
import { type LogEntry, type PluginPackage, shellService, startHost } from '@sealwright/core/kernel';
import { type Channel, connect, serve, splitChannel } from '@sealwright/core/rpc';
import { pinEntryRpc } from '../protocol/index.ts';
import { pluginHostRpc, SHELL_PARTS } from './plugin-host-rpc.ts';
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
}

export interface PluginHost extends Disposable {
  /** Serves one more window, over a channel of its own, until that closes. */
  addWindow(channel: Channel): void;
  /** Ends all plugins; then the process may exit. */
  dispose(): Promise<void>;
}

/** What runs in the plugin host's process, whatever kind of process that is. It has to end when `shell` closes. */
export async function runPluginHost({ profile, plugins, shell, log }: PluginHostOptions): Promise<PluginHost> {
  const parts = splitChannel(shell, SHELL_PARTS);
  const events = new WindowEvents();
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
    ],
    log,
  });
  const onFault = (method: string, thrown: unknown) => {
    const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    log({ time: new Date(), plugin: 'host', level: 'error', message, data: { method } });
  };
  const server = new WorkbenchServer({ host, events, state: new WindowState(profile), onFault });
  serve(parts.host, pluginHostRpc, { ready: () => {}, ping: () => {} });
  return {
    addWindow: (channel) => server.addWindow(channel),
    async dispose() {
      await server.dispose();
      await host.dispose();
    },
  };
}

function remotePinEntry(channel: Channel): PinEntryService {
  const client = connect(channel, pinEntryRpc);
  return {
    unlock: (request, signal) => client.unlock(request, signal ? { signal } : {}),
    setPin: (request, signal) => client.setPin(request, signal ? { signal } : {}),
  };
}
