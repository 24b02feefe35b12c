import { PluginUnavailable, SealwrightError } from '../api/index.ts';
import { type ActivationSetting, activatePlugin } from './activation.ts';
import { DependencyFailed, PluginUnknown } from './activation-errors.ts';
import type { FaultBook } from './fault-book.ts';
import { PluginLife } from './plugin-life.ts';
import type { InstalledPlugin } from './plugin-package.ts';
import type { Roster } from './roster.ts';

interface Entry {
  readonly life: PluginLife;
  /** Services that it is given -> their owners. */
  readonly granted: ReadonlyMap<string, string>;
  state: 'activating' | 'active' | 'failed';
  done: Promise<void>;
  error?: SealwrightError;
  milliseconds?: number;
}

export type LifeState = Pick<Entry, 'state' | 'error' | 'milliseconds'>;

/**
 * Who is active. A plugin is activated on first use, once however many triggers arrive, after the owners of its
 * services. A failed activation takes back everything and stands until the plugin ends; ending a plugin ends those
 * first that were granted its services.
 */
export class Lives {
  private readonly entries = new Map<string, Entry>();
  private readonly endings = new Map<string, Pick<Entry, 'granted' | 'done'>>();
  private readonly roster: Roster;
  private readonly faults: FaultBook;
  private readonly setting: ActivationSetting;
  private readonly onDidChange: () => void;
  private closed = false;

  constructor(roster: Roster, faults: FaultBook, setting: ActivationSetting, onDidChange: () => void) {
    this.roster = roster;
    this.faults = faults;
    this.setting = setting;
    this.onDidChange = onDidChange;
  }

  state(plugin: string): LifeState | undefined {
    return this.entries.get(plugin);
  }

  /** Resolves when the plugin is active; rejects with the typed error that says why it is not. */
  async activate(id: string): Promise<void> {
    const known = this.entries.get(id);
    if (known) return known.done;
    const obstacle = this.roster.obstacles(id)[0];
    if (obstacle) throw obstacle;
    const plugin = this.roster.graph.sound.get(id);
    if (!plugin) throw PluginUnknown({ plugin: id });
    if (this.closed) throw PluginUnavailable({ plugin: id, state: 'stopped' });

    const granted = this.roster.graph.grants.get(id) ?? new Map<string, string>();
    const life = new PluginLife(id, this.faults);
    const entry: Entry = { life, granted, state: 'activating', done: Promise.resolve() };
    this.entries.set(id, entry);
    entry.done = this.run(plugin, entry);
    return entry.done;
  }

  /** Ends plugins and, before each, those that were granted its services. */
  async end(plugins: Iterable<string>): Promise<void> {
    await Promise.all([...plugins].map((plugin) => this.endOne(plugin)));
  }

  /** Ends all plugins that the graph no longer holds for sound. */
  async endUnsound(): Promise<void> {
    const { sound } = this.roster.graph;
    await this.end([...this.entries.keys()].filter((plugin) => !sound.has(plugin)));
  }

  /** Ends all plugins for good. */
  async close(): Promise<void> {
    this.closed = true;
    await this.end([...this.entries.keys(), ...this.endings.keys()]);
  }

  /** The process of a plugin is gone: the plugin ends, and is activated anew by its next use. */
  lose(life: PluginLife, reason: SealwrightError): void {
    const entry = this.entries.get(life.plugin);
    // Before it was active, its activation rejects with the reason.
    if (entry?.life !== life || entry.state !== 'active') return;
    life.lose(reason);
    void this.end([life.plugin]);
  }

  private async run(plugin: InstalledPlugin, entry: Entry): Promise<void> {
    const { life, granted } = entry;
    this.onDidChange();
    try {
      await this.endings.get(life.plugin)?.done;
      await this.activateOwners(plugin, granted);
      const start = performance.now();
      await activatePlugin(plugin, life, granted, this.setting);
      entry.milliseconds = performance.now() - start;
      entry.state = 'active';
    } catch (thrown) {
      if (life.ended) throw PluginUnavailable({ plugin: life.plugin, state: 'stopped' }, { cause: thrown });
      entry.state = 'failed';
      if (thrown instanceof SealwrightError) entry.error = thrown;
      await life.end(this.setting.deadlines.disposal, false);
      // The owner's failure was reported as its own.
      if (!DependencyFailed.is(thrown)) life.report(placeOf(thrown), thrown);
      throw thrown;
    } finally {
      this.onDidChange();
    }
  }

  private async activateOwners({ manifest }: InstalledPlugin, granted: ReadonlyMap<string, string>): Promise<void> {
    for (const [service, owner] of granted) {
      if (owner === 'shell') continue;
      try {
        await this.activate(owner);
      } catch (cause) {
        const required = Object.hasOwn(manifest.requires, service);
        if (required) throw DependencyFailed({ plugin: manifest.id, service, owner }, { cause });
      }
    }
  }

  private endOne(plugin: string): Promise<void> {
    const entry = this.entries.get(plugin);
    const earlier = this.endings.get(plugin)?.done;
    if (!entry) return earlier ?? Promise.resolve();
    this.entries.delete(plugin);
    const { granted, life } = entry;
    const dependents = [...this.entries, ...this.endings]
      .filter(([, other]) => [...other.granted.values()].includes(plugin))
      .map(([id]) => id);
    const afterDependents = async () => {
      await Promise.all([earlier, this.end(dependents)]);
      await life.end(this.setting.deadlines.disposal);
    };
    const ending = { granted, done: afterDependents() };
    this.endings.set(plugin, ending);
    return ending.done.then(() => {
      if (this.endings.get(plugin) === ending) this.endings.delete(plugin);
      this.onDidChange();
    });
  }
}

/** 'load' where the code could not be loaded, else 'activate'. */
function placeOf(thrown: unknown): string {
  if (!(thrown instanceof SealwrightError)) return 'activate';
  return thrown.code === 'plugin.load-failed' || thrown.data.where === 'load' ? 'load' : 'activate';
}
