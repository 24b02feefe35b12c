import type { PluginContext, ServiceToken } from '../api/index.ts';
import { RegisteredTwice, Undeclared } from './activation-errors.ts';
import { pluginKeys, type Scope } from './container.ts';
import type { Contributions } from './contributions.ts';
import type { AnyHook, Hooks } from './hooks.ts';
import type { PluginLife } from './plugin-life.ts';
import type { AnyDefinition, AnyPoint, InstalledPlugin } from './plugin-package.ts';
import type { Services } from './services.ts';
import { tiedEvent } from './tied-event.ts';

export interface Registries {
  readonly services: Services;
  readonly contributions: Contributions;
  readonly hooks: Hooks;
}

/**
 * Builds the argument of `activate` and holds the plugin to its manifest: what the manifest does not declare is refused
 * with `plugin.undeclared`. `onViolation` hears of it even when the plugin swallows the error.
 */
export class ContextBuilder {
  private readonly plugin: InstalledPlugin;
  private readonly life: PluginLife;
  private readonly registries: Registries;
  private readonly onViolation: (error: Error) => void;

  constructor(plugin: InstalledPlugin, life: PluginLife, registries: Registries, onViolation: (error: Error) => void) {
    this.plugin = plugin;
    this.life = life;
    this.registries = registries;
    this.onViolation = onViolation;
  }

  /** `scope` is the plugin's own; of its services, only those with an id in `granted` are handed over. */
  build(definition: AnyDefinition, scope: Scope, granted: ReadonlyMap<string, string>): PluginContext {
    const { manifest } = this.plugin;
    const { life } = this;
    const { services, contributions, hooks } = this.registries;
    const named: Record<string, unknown> = {};
    const service = ({ id, key }: ServiceToken<unknown>) =>
      granted.has(id) && scope.has(key) ? scope.get(key) : undefined;

    for (const [name, token] of Object.entries<ServiceToken<unknown>>(definition.requires ?? {})) {
      this.mustDeclare(Object.hasOwn(manifest.requires, token.id), `required service ${token.id}`);
      named[name] = service(token);
    }
    for (const [name, token] of Object.entries<ServiceToken<unknown>>(definition.optional ?? {})) {
      this.mustDeclare(Object.hasOwn(manifest.optional, token.id), `optional service ${token.id}`);
      named[name] = service(token);
    }
    for (const [name, point] of Object.entries<AnyPoint>(definition.points ?? {})) {
      const reader = contributions.reader(manifest.id, point);
      const where = `listener of point ${point.id}`;
      named[name] = { ...reader, onDidChange: tiedEvent(life, where, reader.onDidChange) };
    }
    for (const [name, hook] of Object.entries<AnyHook>(definition.hooks ?? {})) {
      this.mustDeclare(manifest.hooks.includes(hook.id), `hook ${hook.id}`);
      named[name] = hooks.caller(life, hook);
    }

    return {
      ...named,
      plugin: { id: manifest.id, version: manifest.version },
      log: scope.get(pluginKeys.log),
      settings: scope.get(pluginKeys.settings),
      storage: scope.get(pluginKeys.storage),
      signal: life.signal,
      own: (disposable) => life.own(disposable),
      provide: (token, implementation) => {
        this.mayRegister(Object.hasOwn(manifest.provides, token.id), `service ${token.id}`);
        return services.offer(life, token, implementation);
      },
      contribute: (point, id, implementation) => {
        this.mayRegister(this.announces(point.id, id), `point ${point.id}/${id}`);
        const fault = point.refuse?.(manifest.id, id, implementation);
        if (fault) this.refuse(fault);
        return contributions.offer(life, point, id, implementation);
      },
      tap: (hook, tap, options) => {
        this.mustDeclare(manifest.taps.includes(hook.id), `tap of hook ${hook.id}`);
        return hooks.tap(life, hook, tap, options);
      },
    };
  }

  private announces(point: string, id: string): boolean {
    const { contributes } = this.plugin.manifest;
    return Object.hasOwn(contributes, point) && contributes[point]!.some((contribution) => contribution.id === id);
  }

  private mayRegister(declared: boolean, what: string): void {
    this.mustDeclare(declared, what);
    if (this.life.registered().has(what)) this.refuse(RegisteredTwice({ plugin: this.life.plugin, what }));
  }

  private mustDeclare(declared: boolean, what: string): void {
    this.life.ensureLive();
    if (!declared) this.refuse(Undeclared({ plugin: this.life.plugin, what }));
  }

  private refuse(error: Error): never {
    this.onViolation(error);
    throw error;
  }
}
