import {
  type Disposable,
  DisposableStore,
  PluginAdmin,
  type Point,
  type PointReader,
  ServiceMissing,
  type ServiceToken,
  Settings,
  SettingsAdmin,
} from '../api/index.ts';
import { createProfileStorage } from '../storage/index.ts';
import { type ActivationSetting, DEFAULT_DEADLINES, type Deadlines } from './activation.ts';
import { Contributions } from './contributions.ts';
import { ENGINE_VERSION } from './engine-version.ts';
import { type Fault, FaultBook, type FaultReports } from './fault-book.ts';
import { Hooks } from './hooks.ts';
import { Lives } from './lives.ts';
import { DisabledStore, HostPluginAdmin } from './plugin-admin.ts';
import { type LogEntry, PluginLog } from './plugin-log.ts';
import type { AnyPoint, PluginPackage } from './plugin-package.ts';
import { pluginScope } from './plugin-scope.ts';
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
  const { profile, now = () => new Date(), log: sink = () => {} } = options;
  const owned = new DisposableStore();
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

  const points = new Map(options.points.map((point) => [point.id, point]));
  const shell = options.services ?? [];
  const versions = new Map(shell.map(({ token, version }) => [token.id, version]));
  for (const { id } of [PluginAdmin, SettingsAdmin]) versions.set(id, '1.0.0');
  const roster = new Roster(options.plugins, { engine: ENGINE_VERSION, services: versions, points }, disabled);
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
    scopeFor: (plugin, life) => pluginScope(plugin, life, sources),
  };
  const lives: Lives = new Lives(roster, faults, setting, () => admin.notify());
  const admin: HostPluginAdmin = new HostPluginAdmin(roster, lives, faults, recent, disabledStore);
  const settingsAdmin = new HostSettingsAdmin(settings, () => contributions.reader('host', Settings));
  const own = [shellService(PluginAdmin, '1.0.0', admin), shellService(SettingsAdmin, '1.0.0', settingsAdmin)];
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
