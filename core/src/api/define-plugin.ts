import type { Disposable } from './disposable.ts';
import type { Hook, HookCaller, HookKind, Tap, TapOptions } from './hook.ts';
import type { Log } from './log.ts';
import type { Point, PointReader } from './point.ts';
import type { PluginSettings } from './services/settings.ts';
import type { PluginStorage } from './services/storage.ts';
import type { ServiceToken } from './token.ts';

type Services = Readonly<Record<string, ServiceToken<unknown>>>;
// biome-ignore lint/suspicious/noExplicitAny: a record of points of any data and implementation
type Points = Readonly<Record<string, Point<any, any>>>;
// biome-ignore lint/suspicious/noExplicitAny: a record of hooks of any kind and value
type Hooks = Readonly<Record<string, Hook<HookKind, any>>>;

type ServicesOf<S extends Services> = { readonly [N in keyof S]: S[N] extends ServiceToken<infer T> ? T : never };
type OptionalOf<S extends Services> = {
  readonly [N in keyof S]: S[N] extends ServiceToken<infer T> ? T | undefined : never;
};
type ReadersOf<P extends Points> = {
  readonly [N in keyof P]: P[N] extends Point<infer D, infer I> ? PointReader<D, I> : never;
};
type CallersOf<H extends Hooks> = {
  readonly [N in keyof H]: H[N] extends Hook<infer K, infer T> ? HookCaller<K, T> : never;
};

/** What every plugin gets besides what it asks for. */
export interface PluginContext {
  readonly plugin: { readonly id: string; readonly version: string };
  readonly log: Log;
  /** This plugin's settings, with the defaults of its manifest. */
  readonly settings: PluginSettings;
  /** This plugin's corner of the profile. */
  readonly storage: PluginStorage;
  /** Aborted when the plugin is disabled, quarantined or the host ends. */
  readonly signal: AbortSignal;

  /** Ties a disposable to the plugin: it ends when the plugin is deactivated. Returns it. */
  own<T extends Disposable>(disposable: T): T;
  /** Offers the implementation of a service that the manifest lists under `provides`. */
  provide<T>(service: ServiceToken<T>, implementation: T): Disposable;
  /** Gives the code half of a contribution whose data the manifest lists under `contributes`. */
  contribute<D, I>(point: Point<D, I>, id: string, implementation: I): Disposable;
  /** Taps a hook that the manifest lists under `taps`. */
  tap<K extends HookKind, T>(hook: Hook<K, T>, tap: Tap<K, T>, options?: TapOptions): Disposable;
}

export interface PluginDefinition<
  R extends Services = Services,
  O extends Services = Services,
  P extends Points = Points,
  H extends Hooks = Hooks,
> {
  /** Services without which the plugin cannot work; their owners are activated first. */
  readonly requires?: R;
  /** Services that it uses where they exist. */
  readonly optional?: O;
  /** Points that it reads. */
  readonly points?: P;
  /** Hooks that it owns and calls. */
  readonly hooks?: H;
  /**
   * Called once, in the plugin host, on the first use of one of the plugin's contributions, services or taps; within
   * 10 seconds. What it throws is reported as `plugin.activation-failed`; what it registered until then is taken back.
   */
  activate(
    context: PluginContext & ServicesOf<R> & Partial<OptionalOf<O>> & ReadersOf<P> & CallersOf<H>,
  ): void | Promise<void>;
}

/**
 * Declares a plugin; the types of `activate`'s argument follow from the record.
 *
 * @example
 * export default definePlugin({
 *   requires: { engine: PdfEngine },
 *   points: { modes: StampModes },
 *   activate({ engine, modes, own, provide }) { own(provide(Signing, new SigningPipeline(engine, modes))); },
 * });
 */
export function definePlugin<
  const R extends Services = Record<never, never>,
  const O extends Services = Record<never, never>,
  const P extends Points = Record<never, never>,
  const H extends Hooks = Record<never, never>,
>(definition: PluginDefinition<R, O, P, H>): PluginDefinition<R, O, P, H> {
  return definition;
}
