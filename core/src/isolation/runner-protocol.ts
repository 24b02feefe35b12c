/** What the host and a plugin's own process lend each other from the beginning. */
import type { Disposable } from '../api/disposable.ts';
import type { ErrorData } from '../api/errors.ts';
import type { Event } from '../api/event.ts';
import type { HookKind, TapOptions } from '../api/hook.ts';
import type { Log } from '../api/log.ts';
import type { SettingValue } from '../api/services/settings.ts';

/** Longest message either way, in bytes. */
export const LONGEST_MESSAGE = 64 * 1024 * 1024;

/** The process, as the host calls it. */
export interface Runner {
  /** Loads the plugin's code. */
  load(): Promise<WantedByCode>;
  activate(given: Given): Promise<ActivePlugin>;
  ping(): Promise<void>;
}
export const RUNNER_METHODS = ['load', 'activate', 'ping'] as const;

/** What the plugin's definition asks for, by the names that it uses: ids. */
export interface WantedByCode {
  readonly requires: Readonly<Record<string, string>>;
  readonly optional: Readonly<Record<string, string>>;
  readonly points: readonly string[];
  readonly hooks: readonly string[];
}

export interface ActivePlugin {
  /** Ends what the plugin owns. */
  end(): Promise<void>;
}

/** The host, as the process calls it before its plugin is active. */
export interface RunnerHost {
  log(level: keyof Log, message: string, data?: ErrorData): void;
  /** What nobody caught; the process ends. */
  crash(reason: string): void;
}
export const RUNNER_HOST_METHODS = ['log', 'crash'] as const;

/** What `activate` is made of in the process. */
export interface Given {
  readonly plugin: { readonly id: string; readonly version: string };
  readonly services: Readonly<Record<string, object>>;
  readonly signal: AbortSignal;
  readonly settings: GivenSettings;
  contribute(point: string, id: string, implementation: object | undefined): Disposable | Promise<Disposable>;
  provide(service: string, implementation: object): Disposable | Promise<Disposable>;
  tap(
    hook: { readonly id: string; readonly hookKind: HookKind },
    tap: (value: unknown) => unknown,
    options: TapOptions,
  ): Disposable | Promise<Disposable>;
}

export interface GivenSettings {
  readonly values: Readonly<Record<string, SettingValue>>;
  set(key: string, value: SettingValue): Promise<void>;
  readonly onDidChange: Event<{ readonly key: string; readonly value: SettingValue }>;
}

/** `CliInvocation` without what has to answer at once. */
export interface PassedInvocation {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly extra: Readonly<Record<string, unknown>>;
  /** Where the user stands. */
  readonly folder: string;
  readonly locale: 'zh-CN' | 'en';
  readonly signal: AbortSignal;
  progress(text: string, share?: number): void;
}
