import {
  type Disposable,
  DisposableStore,
  HostLog,
  PluginAdmin,
  PluginInstaller,
  type Point,
  type PointReader,
  ServiceMissing,
  type ServiceToken,
  Settings,
  SettingsAdmin,
} from '../api/index.ts';
import { createProfileStorage } from '../storage/index.ts';
import { type ActivationSetting, DEFAULT_DEADLINES, type Deadlines } from './activation.ts';
import { ActivationLog } from './activation-log.ts';
import { Contributions } from './contributions.ts';
import { ENGINE_VERSION } from './engine-version.ts';
import { type Fault, FaultBook, type FaultReports } from './fault-book.ts';
import { Hooks } from './hooks.ts';
import type { Isolation } from './isolation.ts';
import { KeptLog } from './kept-log.ts';
import { Lives } from './lives.ts';
import { DisabledStore, HostPluginAdmin } from './plugin-admin.ts';
import { HostPluginInstaller } from './plugin-installer.ts';
import { type LogEntry, PluginLog } from './plugin-log.ts';
import type { AnyPoint, PluginPackage } from './plugin-package.ts';
import { pluginScope } from './plugin-scope.ts';
import type { PluginStore } from './plugin-store.ts';
import { DEFAULT_QUARANTINE, FaultWindow, type QuarantineRule } from './quarantine.ts';
import { Roster } from './roster.ts';
import { Services, type ShellService, shellService } from './services.ts';
import { ProfileSettings, SettingsStore } from './settings.ts';
import { HostSettingsAdmin } from './settings-admin.ts';

export interface HostOptions {
  readonly plugins: readonly PluginPackage[];
  /** The host's own points; plugins may define more. */
  readonly points: readonly AnyPoint[];
  /** Absolute folder. */
  readonly profile: string;
  /** Services given by the shell. */
  readonly services?: readonly ShellService[];
  /** Processes for third-party plugins; without it their host code is refused. */
  readonly isolation?: Isolation;
  /** Where third-party plugins are installed; without it there are none but those in `plugins`. */
  readonly store?: PluginStore;
  readonly log?: (entry: LogEntry) => void;
  readonly deadlines?: Partial<Deadlines>;
  readonly quarantine?: QuarantineRule;
  readonly now?: () => Date;
}

export interface Host extends Disposable {
  /** Activates the owner. `host.service-missing`, or the error that says why the owner is not active. */
  service<T>(token: ServiceToken<T>): Promise<T>;
  /** Throws `graph.point-unknown` for a point that nobody defines. */
  point<D, I>(point: Point<D, I>): PointReader<D, I>;
  readonly plugins: PluginAdmin;
  readonly faults: FaultReports;
  /** Takes down a fault of a plugin's code outside of this host, in a window: it counts like one within. Unknown plugins are ignored. */
  reportFault(fault: Pick<Fault, 'plugin' | 'where' | 'message'>): void;
  /** Ends all plugins, dependents first. */
  dispose(): Promise<void>;
}

/**
 * Starts the host. No plugin code is loaded yet. It never fails because of a plugin: what is unsound is left out and
 * stands in `plugins.list()` as failed, with its errors.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { profile, now = () => new Date() } = options;
  const owned = new DisposableStore();
  const kept = new KeptLog();
  const sink = (entry: LogEntry) => {
    kept.write(entry);
    options.log?.(entry);
  };
  const log = owned.add(new PluginLog('host', sink, now));
  const faults = new FaultBook(now);
  owned.add(
    faults.onDidReport(({ plugin, where, code, message, severity }) => {
      log[severity === 'fault' ? 'error' : 'warn'](message, { plugin, where, code });
    }),
  );

  const storage = createProfileStorage(profile);
  const hostStorage = storage.forPlugin('host');
  const disabledStore = hostStorage.store('plugins', DisabledStore);
  const disabled = await disabledStore.read().catch((error: unknown) => {
    faults.report('host', 'plugins', error, 'warning');
    return [];
  });

  const { isolation, store } = options;
  const plugins = [...options.plugins, ...((await store?.list()) ?? [])];
  const points = new Map(options.points.map((point) => [point.id, point]));
  const shell = options.services ?? [];
  const versions = new Map(shell.map(({ token, version }) => [token.id, version]));
  for (const { id } of [PluginAdmin, SettingsAdmin, HostLog, ...(store ? [PluginInstaller] : [])]) {
    versions.set(id, '1.0.0');
  }
  const surroundings = { engine: ENGINE_VERSION, services: versions, points };
  const roster = new Roster(
    plugins,
    isolation ? { ...surroundings, admission: isolation.admission } : surroundings,
    disabled,
  );
  const recent = new FaultWindow(options.quarantine ?? DEFAULT_QUARANTINE);

  const services = new Services();
  const activate = (plugin: string) => lives.activate(plugin);
  const contributions = new Contributions(points, roster.pluginPoints, activate);
  const hooks = new Hooks(roster, activate);
  const settings = new ProfileSettings(hostStorage.store('settings', SettingsStore), (error) =>
    faults.report('host', 'settings', error, 'warning'),
  );
  const sources = { services, settings, storage, faults, log: sink, now };
  const setting: ActivationSetting = {
    services,
    contributions,
    hooks,
    points,
    deadlines: { ...DEFAULT_DEADLINES, ...options.deadlines },
    isolation,
    onLost: (life, reason) => lives.lose(life, reason),
    scopeFor: (plugin, life) => pluginScope(plugin, life, sources),
  };
  const activations = new ActivationLog(log);
  const lives: Lives = new Lives(roster, faults, setting, () => {
    activations.look(roster.installed.keys(), (plugin) => lives.state(plugin));
    admin.notify();
  });
  const admin: HostPluginAdmin = new HostPluginAdmin(roster, lives, faults, recent, disabledStore);
  const settingsAdmin = new HostSettingsAdmin(settings, () => contributions.reader('host', Settings));
  const own = [
    shellService(PluginAdmin, '1.0.0', admin),
    shellService(SettingsAdmin, '1.0.0', settingsAdmin),
    shellService(HostLog, '1.0.0', kept),
  ];
  if (store) {
    const installer = new HostPluginInstaller(roster, lives, store, (plugin) => recent.clear(plugin));
    own.push(shellService(PluginInstaller, '1.0.0', installer));
  }
  for (const service of [...shell, ...own]) services.add(service);

  reportGraph(roster, faults);
  contributions.refresh(roster.graph.sound.values());
  owned.add(
    roster.onDidChange(({ sound }) => {
      contributions.refresh(sound.values());
      admin.notify();
    }),
  );
  owned.add(
    faults.onDidReport(({ plugin, time, severity }) => {
      if (severity === 'fault' && recent.add(plugin, time)) admin.quarantine(plugin);
    }),
  );

  return {
    async service<T>({ id }: ServiceToken<T>) {
      const owner = roster.ownerOf(id);
      if (owner === undefined) throw ServiceMissing({ service: id });
      if (owner !== 'shell') await lives.activate(owner);
      const implementation = services.find(id);
      if (implementation === undefined) throw ServiceMissing({ service: id });
      return implementation as T;
    },
    point: (point) => contributions.reader('host', point),
    plugins: admin,
    faults,
    reportFault({ plugin, where, message }) {
      if (roster.installed.has(plugin)) faults.report(plugin, where, new Error(message));
    },
    async dispose() {
      await lives.close();
      await owned.dispose();
    },
  };
}

/** What is wrong before any code runs is named like every other fault, but is no reason for quarantine. */
function reportGraph(roster: Roster, faults: FaultBook): void {
  for (const { id, error } of roster.rejected) faults.report(id, 'manifest', error, 'warning');
  for (const [plugin, errors] of roster.graph.errors) {
    for (const error of errors) faults.report(plugin, 'manifest', error, 'warning');
  }
  for (const { plugin, error } of roster.graph.warnings) faults.report(plugin, 'manifest', error, 'warning');
}
