import type { AsyncSeriesBailHook } from 'tapable';
import {
  type Disposable,
  type Hook,
  type HookCaller,
  type HookKind,
  PluginDeadline,
  PluginFault,
  SealwrightError,
  type Tap,
  type TapOptions,
  TapUnavailable,
} from '../api/index.ts';
import { type Containment, contained } from './containment.ts';
import { frozenCopy } from './frozen-copy.ts';
import type { PluginLife } from './plugin-life.ts';

// biome-ignore lint/suspicious/noExplicitAny: a hook of whatever value
export type AnyHook = Hook<HookKind, any>;
type AnyTap = (value: unknown) => unknown;

interface RegisteredTap {
  readonly life: PluginLife;
  readonly hook: AnyHook;
  readonly tap: AnyTap;
  readonly stage: number;
}

/** What each tap carries into tapable's `register` interceptor. */
type Carried = { readonly entry: RegisteredTap };
type CompiledHook = AsyncSeriesBailHook<[unknown], unknown, Carried>;
type Tapable = typeof import('tapable');

/** Who has a say: the plugins whose manifest taps a hook, and what became of them. */
export interface TapperList {
  /** Without those that the user disabled, in order. */
  tappers(hook: string): readonly string[];
  /** Taps of a disabled plugin are skipped, even in the middle of a call. */
  isDisabled(plugin: string): boolean;
  isQuarantined(plugin: string): boolean;
}

/**
 * The hooks of all plugins. A tap that the manifests announce must run in `transform` and `decide` hooks: where its
 * plugin failed or is quarantined, the call is refused with `hook.tap-unavailable` until the user disables the plugin.
 */
export class Hooks {
  private readonly roster: TapperList;
  private readonly activate: (plugin: string) => Promise<unknown>;
  private readonly taps = new Map<string, RegisteredTap[]>();
  private readonly compiled = new Map<string, CompiledHook>();

  /** `activate` rejects when a plugin cannot be active; the reason has then been reported. */
  constructor(roster: TapperList, activate: (plugin: string) => Promise<unknown>) {
    this.roster = roster;
    this.activate = activate;
  }

  tap<K extends HookKind, T>(life: PluginLife, hook: Hook<K, T>, tap: Tap<K, T>, options: TapOptions = {}): Disposable {
    const entry: RegisteredTap = { life, hook, tap: tap as AnyTap, stage: options.stage ?? 0 };
    const registration = life.register(`hook ${hook.id}`, () => {
      this.replace(hook.id, (taps) => taps.filter((other) => other !== entry));
    });
    this.replace(hook.id, (taps) => [...taps, entry]);
    return registration;
  }

  /** The calling end for the hook's owner. */
  caller<K extends HookKind, T>(owner: PluginLife, hook: Hook<K, T>): HookCaller<K, T> {
    return {
      call: async (value) => {
        owner.ensureLive();
        // Loaded with the first call: most of what a host does calls no hook.
        const tapable = await import('tapable');
        const failures = await this.activateTappers(hook);
        // From here to the first tap nothing else runs: nobody can leave unnoticed.
        if (hook.hookKind !== 'observe') this.ensureAllTap(hook, failures);
        const outcome = await this.compile(hook, tapable).promise(value);
        if (hook.hookKind === 'decide' && outcome !== undefined) throw outcome;
        return hook.hookKind === 'transform' ? (outcome as T) : value;
      },
    };
  }

  private async activateTappers(hook: AnyHook): Promise<ReadonlyMap<string, unknown>> {
    const failures = new Map<string, unknown>();
    for (const plugin of this.roster.tappers(hook.id)) {
      await this.activate(plugin).catch((cause: unknown) => failures.set(plugin, cause));
    }
    return failures;
  }

  /** Throws `hook.tap-unavailable` when a plugin that has a say has no tap, for whatever reason. */
  private ensureAllTap(hook: AnyHook, failures: ReadonlyMap<string, unknown>): void {
    const taps = this.taps.get(hook.id) ?? [];
    const plugin = this.roster
      .tappers(hook.id)
      .find((tapper) => !taps.some(({ life }) => life.plugin === tapper && !life.ended));
    if (plugin === undefined) return;
    throw TapUnavailable({ plugin, hook: hook.id }, { cause: failures.get(plugin) });
  }

  /** A change of the taps replaces the compiled hook: tapable has no way to take a tap back. */
  private replace(hook: string, change: (taps: readonly RegisteredTap[]) => RegisteredTap[]): void {
    this.taps.set(hook, change(this.taps.get(hook) ?? []));
    this.compiled.delete(hook);
  }

  private compile(hook: AnyHook, tapable: Tapable): CompiledHook {
    const known = this.compiled.get(hook.id);
    if (known) return known;
    const made = emptyHook(hook.hookKind, tapable);
    made.intercept({ register: (tap) => ({ ...tap, fn: this.gate(tap.entry, hook) }) });
    // tapable sorts by stage and keeps the order of arrival within one.
    const byPlugin = [...(this.taps.get(hook.id) ?? [])].sort(({ life: a }, { life: b }) =>
      a.plugin < b.plugin ? -1 : a.plugin > b.plugin ? 1 : 0,
    );
    for (const entry of byPlugin) {
      made.tapPromise({ name: entry.life.plugin, stage: entry.stage, entry }, async (value: unknown) =>
        entry.tap(value),
      );
    }
    this.compiled.set(hook.id, made);
    return made;
  }

  /** What tapable calls in place of the tap. A call that began before its plugin ended may still come here. */
  private gate({ life, hook: tapped, tap }: RegisteredTap, hook: AnyHook): (value: unknown) => Promise<unknown> {
    const kind = hook.hookKind;
    const containment: Containment = {
      plugin: life.plugin,
      where: `hook ${hook.id}`,
      deadline: hook.deadline,
      ensureLive: () => life.ensureLive(),
      report: life.report,
    };
    const run = (value: unknown) => {
      const own = frozenCopy(value);
      return contained(containment, [], async () => {
        if (tapped.hookKind !== kind) throw new TypeError(`tapped as ${tapped.hookKind}, but the hook is ${kind}`);
        return checkedAnswer(kind, await tap(own));
      });
    };

    return async (value) => {
      const { plugin } = life;
      if (life.ended || this.roster.isDisabled(plugin) || this.roster.isQuarantined(plugin)) {
        const mayBeSkipped = kind === 'observe' || this.roster.isDisabled(plugin);
        if (!mayBeSkipped) throw TapUnavailable({ plugin, hook: hook.id });
        return kind === 'transform' ? value : undefined;
      }
      if (kind === 'transform') return run(value);
      try {
        return await run(value);
      } catch (error) {
        // To refuse is the answer of a `decide` tap that fails.
        if (kind === 'decide') return error;
        const reported = PluginFault.is(error) || PluginDeadline.is(error);
        if (!reported) life.warn(containment.where, error);
        return undefined;
      }
    };
  }
}

function emptyHook(kind: HookKind, { AsyncSeriesBailHook, AsyncSeriesWaterfallHook }: Tapable): CompiledHook {
  switch (kind) {
    case 'observe':
    case 'decide':
      // A gated `observe` tap answers nothing, so it never ends the series.
      return new AsyncSeriesBailHook(['value']);
    case 'transform':
      return new AsyncSeriesWaterfallHook(['value']);
  }
}

function checkedAnswer(kind: HookKind, answer: unknown): unknown {
  if (kind === 'observe') return undefined;
  if (kind === 'transform') {
    if (answer === undefined) throw new TypeError('a transform tap must return the next value');
    // What the tap may still do to its own value, nobody else sees.
    return frozenCopy(answer);
  }
  if (answer === undefined || answer instanceof SealwrightError) return answer;
  throw new TypeError('a decide tap must return nothing or a typed error');
}
