import type { SealwrightError } from './errors.ts';

/**
 * A hook lets other plugins touch a value on its way. The kind fixes what a fault of a tap does:
 *
 * - `observe`: taps are told; a faulty tap is skipped and named in the fault report.
 * - `transform`: each tap returns the next value; a fault aborts the operation.
 * - `decide`: a tap may refuse; the first refusal wins and a fault or an overrun counts as a refusal (fail closed).
 *
 * Every tap gets a frozen copy of the value that is its own, and what a `transform` tap returns is copied before anybody
 * else sees it: nobody changes a value but by the answer. Plain objects, lists, dates and bytes are copied; instances of
 * classes, such as a `Secret`, and functions are passed as they are.
 */
export type HookKind = 'observe' | 'transform' | 'decide';

export interface Hook<K extends HookKind, T> {
  readonly kind: 'hook';
  readonly hookKind: K;
  readonly id: string;
  readonly key: symbol;
  /** Longest time that one tap may take, in milliseconds. */
  readonly deadline: number;
  readonly type?: T;
}

/** What a `decide` tap answers: nothing to let pass, an error that says why not to refuse. */
export type Refusal = SealwrightError;

export type Tap<K extends HookKind, T> = K extends 'observe'
  ? (value: T) => void | Promise<void>
  : K extends 'transform'
    ? (value: T) => T | Promise<T>
    : (value: T) => undefined | Refusal | Promise<undefined | Refusal>;

export interface TapOptions {
  /** Lower runs first; taps of one stage run in the order of their plugins' ids. Default 0. */
  readonly stage?: number;
}

/** The calling end of a hook, held by its owner. All plugins that tap the hook are activated before the first call. */
export interface HookCaller<K extends HookKind, T> {
  /** `observe`, `decide`: resolves with the value unchanged; `transform`: with the last tap's. A refusal is thrown. */
  call(value: T): Promise<T>;
  readonly type?: K;
}

const define =
  <K extends HookKind>(hookKind: K) =>
  <T>(id: string, options: { deadline?: number } = {}): Hook<K, T> =>
    Object.freeze({
      kind: 'hook' as const,
      hookKind,
      id,
      key: Symbol.for(`sealwright.hook.${id}`),
      deadline: options.deadline ?? 5_000,
    });

export const defineObserveHook = define('observe');
export const defineTransformHook = define('transform');
export const defineDecideHook = define('decide');
