import {
  Commands,
  type Disposable,
  DisposableStore,
  DocumentTools,
  Keybindings,
  Menus,
  type RpcImplementation,
  SettingsAdmin,
  type SettingValue,
  StatusItems,
  ViewCalls,
  ViewCommands,
  ViewServices,
  Views,
} from '@sealwright/core/api';
import type { AnyPoint, Host } from '@sealwright/core/kernel';
import { type Channel, serve } from '@sealwright/core/rpc';
import { workbenchRpc } from '../protocol/index.ts';
import { CallsUnknown, CommandUnknown } from './shell-errors.ts';
import type { WindowEvents, WindowListener } from './window-events.ts';
import type { WindowState } from './window-state.ts';

/** What windows are drawn from. */
const WINDOW_POINTS: readonly AnyPoint[] = [
  Views,
  Commands,
  ViewCommands,
  Menus,
  Keybindings,
  StatusItems,
  DocumentTools,
  ViewServices,
  ViewCalls,
];

export interface WorkbenchServerOptions {
  readonly host: Host;
  readonly events: WindowEvents;
  readonly state: WindowState;
  /** Told what a call threw that was not typed. */
  readonly onFault: (method: string, thrown: unknown) => void;
}

/** Answers the windows: the plugin host's end of `workbenchRpc`, for any number of windows. */
export class WorkbenchServer implements Disposable {
  private readonly options: WorkbenchServerOptions;
  private readonly settings: Promise<SettingsAdmin>;
  private readonly owned = new DisposableStore();
  private contributionsChanged = false;

  constructor(options: WorkbenchServerOptions) {
    this.options = options;
    const { host, events } = options;
    for (const point of WINDOW_POINTS) this.owned.add(host.point(point).onDidChange(() => this.tellContributions()));
    this.settings = host.service(SettingsAdmin);
    void this.settings.then((settings) =>
      this.owned.add(settings.onDidChange(({ key }) => events.tellAll({ kind: 'setting', key }))),
    );
  }

  /** Serves a window until its channel closes. */
  addWindow(channel: Channel): void {
    serve(channel, workbenchRpc, this.answers(), { onFault: this.options.onFault });
  }

  dispose(): void | Promise<void> {
    return this.owned.dispose();
  }

  /** One plugin that comes or goes changes many points at once. */
  private tellContributions(): void {
    if (this.contributionsChanged) return;
    this.contributionsChanged = true;
    queueMicrotask(() => {
      this.contributionsChanged = false;
      this.options.events.tellAll({ kind: 'contributions' });
    });
  }

  private answers(): RpcImplementation<typeof workbenchRpc> {
    const { host, events, state } = this.options;
    let listener: WindowListener | undefined;
    return {
      contributions: () => this.contributions(),
      quarantined: () =>
        host.plugins
          .list()
          .filter((plugin) => plugin.state === 'quarantined')
          .map((plugin) => ({ plugin: plugin.id, title: plugin.title })),
      enablePlugin: (plugin) => host.plugins.enable(plugin),
      events: ({ signal, progress }) =>
        new Promise((resolve) => {
          const listening = events.listen(progress);
          listener = listening;
          const end = () => {
            void listening.dispose();
            resolve();
          };
          signal.addEventListener('abort', end, { once: true });
        }),
      runCommand: async (id, argument, { signal }) => {
        listener?.use();
        const command = host.point(Commands).get(id);
        if (!command) throw CommandUnknown({ command: id });
        return (await command.load()).run(argument, signal);
      },
      call: async (id, method, args, context) => {
        listener?.use();
        const calls = host.point(ViewCalls).get(id);
        if (!calls) throw CallsUnknown({ calls: id });
        return (await calls.load()).call(method, args, context);
      },
      settings: async () => (await this.settings).list(),
      setSetting: async (key, value) => (await this.settings).set(key, value as SettingValue),
      resetSetting: async (key) => (await this.settings).reset(key),
      reportFault: (fault) => host.reportFault(fault),
      readState: () => state.read(),
      writeState: (value) => state.write(value),
    };
  }

  private contributions() {
    const { host } = this.options;
    const plugins = new Map(host.plugins.list().map((plugin) => [plugin.id, plugin]));
    return Object.fromEntries(
      WINDOW_POINTS.map((point) => [
        point.id,
        host
          .point(point)
          .list()
          .map(({ id, plugin, data }) => {
            const { title, version } = plugins.get(plugin)!;
            return { id, plugin, version, pluginTitle: title, data };
          }),
      ]),
    );
  }
}
