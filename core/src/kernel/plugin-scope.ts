import type { ProfileStorage } from '../storage/index.ts';
import { LogFlood } from './activation-errors.ts';
import { pluginKeys, Scope } from './container.ts';
import type { FaultBook } from './fault-book.ts';
import type { PluginLife } from './plugin-life.ts';
import { type LogEntry, PluginLog } from './plugin-log.ts';
import type { InstalledPlugin } from './plugin-package.ts';
import type { Services } from './services.ts';
import type { ProfileSettings } from './settings.ts';
import { tiedEvent } from './tied-event.ts';

export interface ScopeSources {
  readonly services: Services;
  readonly settings: ProfileSettings;
  readonly storage: ProfileStorage;
  readonly faults: FaultBook;
  readonly log: (entry: LogEntry) => void;
  readonly now: () => Date;
}

/** Makes the scope of one life of a plugin: its log, settings and storage, below the scope of the services. */
export async function pluginScope(
  { manifest }: InstalledPlugin,
  life: PluginLife,
  sources: ScopeSources,
): Promise<Scope> {
  const { services, settings, storage, faults } = sources;
  const plugin = manifest.id;
  await settings.ready();
  const onFlood = (dropped: number) => faults.report(plugin, 'log', LogFlood({ plugin, dropped }), 'warning');
  const scope = new Scope(services.scope);
  scope.set(pluginKeys.log, life.own(new PluginLog(plugin, sources.log, sources.now, onFlood)));
  scope.set(
    pluginKeys.settings,
    settings.forPlugin(manifest, (event) => tiedEvent(life, 'listener of settings', event)),
  );
  scope.set(pluginKeys.storage, storage.forPlugin(plugin));
  return scope;
}
