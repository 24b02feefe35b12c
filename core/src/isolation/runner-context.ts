import { resolve } from 'node:path';
import type { PluginContext } from '../api/define-plugin.ts';
import { type Disposable, DisposableStore, toDisposable } from '../api/disposable.ts';
import { Emitter } from '../api/event.ts';
import type { Log } from '../api/log.ts';
import { type CliCommand, CliCommands } from '../api/points/cli-commands.ts';
import { type PluginSettings, SettingUnknown, type SettingValue } from '../api/services/settings.ts';
import { type LogEntry, PluginLog } from '../kernel/plugin-log.ts';
import { NotPassable } from '../rpc/objects/object-errors.ts';
import { folderStorage } from '../storage/profile-storage.ts';
import type { Given, PassedInvocation, RunnerHost } from './runner-protocol.ts';

/**
 * The argument of a plugin's `activate` in its own process: what has to answer at once is done here, the rest by the host.
 * Storage and log are local files and messages; a registration is an object here and a request to the host.
 */
export class RunnerContext {
  private readonly given: Given;
  private readonly host: RunnerHost;
  private readonly storage: string;
  private readonly owned: Disposable[] = [];
  /** What the context itself holds; ends after all that the plugin owns. */
  private readonly own = new DisposableStore();
  private readonly registrations = new Set<Promise<Disposable>>();

  constructor(given: Given, host: RunnerHost, storage: string) {
    this.given = given;
    this.host = host;
    this.storage = storage;
  }

  build(): PluginContext {
    const { plugin, services, signal } = this.given;
    return {
      ...services,
      plugin,
      signal,
      log: this.log(),
      settings: this.settings(),
      storage: folderStorage(plugin.id, this.storage),
      own: (disposable) => {
        if (typeof disposable?.dispose !== 'function') throw new TypeError('own() takes a disposable');
        this.owned.push(disposable);
        return disposable;
      },
      contribute: ({ id: point }, id, implementation) =>
        this.register(() => this.given.contribute(point, id, passable(point, implementation))),
      provide: ({ id }, implementation) => this.register(() => this.given.provide(id, implementation as object)),
      tap: ({ id, hookKind }, tap, options = {}) =>
        this.register(() => this.given.tap({ id, hookKind }, tap as (value: unknown) => unknown, options)),
    };
  }

  /** Resolves when the host has all registrations; rejects with the first that it refused. */
  async settled(): Promise<void> {
    await Promise.all(this.registrations);
  }

  /** Ends what the plugin owns, the latest first; one that throws does not keep the others alive. */
  async end(): Promise<void> {
    const faults: unknown[] = [];
    for (let next = this.owned.pop(); next; next = this.owned.pop()) {
      try {
        await next.dispose();
      } catch (fault) {
        faults.push(fault);
      }
    }
    await this.own.dispose();
    if (faults.length > 0) throw faults[0];
  }

  private register(begin: () => Disposable | Promise<Disposable>): Disposable {
    const registration = Promise.resolve(begin());
    this.registrations.add(registration);
    registration.catch(() => {});
    return toDisposable(async () => {
      this.registrations.delete(registration);
      await (await registration).dispose();
    });
  }

  private log(): Log {
    // Limited here, too: a loop that logs must not be taken for a flood.
    const send = ({ level, message, data }: LogEntry) => this.host.log(level, message, data);
    return this.own.add(new PluginLog(this.given.plugin.id, send, () => new Date()));
  }

  private settings(): PluginSettings {
    const { values, set, onDidChange } = this.given.settings;
    const current = new Map(Object.entries(values));
    const changed = new Emitter<{ readonly key: string }>();
    const following = onDidChange(({ key, value }) => {
      current.set(key, value);
      changed.fire({ key });
    });
    this.own.add(following);
    return {
      get<T extends SettingValue>(key: string) {
        if (!current.has(key)) throw SettingUnknown({ key });
        return current.get(key) as T;
      },
      async set(key, value) {
        await set(key, value);
        current.set(key, value);
      },
      onDidChange: changed.event,
    };
  }
}

/** An implementation as the host can call it: commands of the command line get back what had to stay on its side. */
function passable(point: string, implementation: unknown): object | undefined {
  if (point !== CliCommands.id) return implementation as object | undefined;
  const command = implementation as CliCommand;
  return {
    run: ({ folder, ...invocation }: PassedInvocation) =>
      command.run({
        ...(invocation as Omit<Parameters<CliCommand['run']>[0], 'path' | 'secret'>),
        path: (path) => resolve(folder, path),
        secret: () => {
          throw NotPassable({ what: 'Secret' });
        },
      }),
  };
}
