/**
 * Calls into plugin code, contained: an unknown throw becomes `plugin.fault`, an overrun `plugin.deadline`, both are
 * reported with the plugin's name; typed errors pass unchanged and are no faults, and neither is a call that ends
 * because its caller aborted it.
 */
import { PluginDeadline, PluginFault, SealwrightError } from '../api/index.ts';
import { withDeadline } from './deadline.ts';
import { describeThrown } from './describe-thrown.ts';

export interface Containment {
  readonly plugin: string;
  /** As in `Fault.where`. */
  readonly where: string;
  /** Milliseconds; 0 = none. */
  readonly deadline: number;
  /** Throws when the plugin may no longer be called. */
  ensureLive(): void;
  report(where: string, error: unknown): void;
}

export function contained<R>(containment: Containment, args: readonly unknown[], call: () => R): R {
  const { plugin, where, deadline, report } = containment;
  let overdue = false;
  const named = (thrown: unknown): unknown => {
    if (overdue || thrown instanceof SealwrightError || wasAborted(args, thrown)) return thrown;
    const fault = PluginFault({ plugin, where, message: describeThrown(thrown) }, { cause: thrown });
    report(where, fault);
    return fault;
  };
  const overrun = (): Error => {
    overdue = true;
    const error = PluginDeadline({ plugin, where, milliseconds: deadline });
    report(where, error);
    return error;
  };

  containment.ensureLive();
  try {
    const result = call();
    if (!isThenable(result)) return result;
    const settled = Promise.resolve(result).catch((thrown: unknown) => {
      throw named(thrown);
    });
    return withDeadline(settled, deadline, overrun) as R;
  } catch (thrown) {
    throw named(thrown);
  }
}

/**
 * A stand-in for an implementation whose every call is contained. Methods run with the implementation itself as
 * `this`, so private fields work. The stand-in is backed by an empty object: a proxy of a frozen implementation could
 * not hand out wrapped methods.
 */
export function guarded<T>(implementation: T, containment: Containment): T {
  if (typeof implementation === 'function') return wrap(implementation as Callable, undefined, containment) as T;
  if (typeof implementation !== 'object' || implementation === null) return implementation;

  const target: object = implementation;
  const wrapped = new Map<Callable, Callable>();
  return new Proxy(Object.create(null) as object, {
    get(_, name) {
      // An implementation is no promise, though it is awaited by those who load it.
      if (name === 'then') return undefined;
      const value: unknown = contained(containment, [], () => Reflect.get(target, name, target));
      if (typeof value !== 'function') return value;
      const method = value as Callable;
      const known = wrapped.get(method) ?? wrap(method, target, containment);
      wrapped.set(method, known);
      return known;
    },
    has: (_, name) => Reflect.has(target, name),
    getPrototypeOf: () => Reflect.getPrototypeOf(target),
    set: () => false,
  }) as T;
}

type Callable = (...args: unknown[]) => unknown;

function wrap(method: Callable, self: object | undefined, containment: Containment): Callable {
  return (...args) => contained(containment, args, () => Reflect.apply(method, self, args));
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** Whether the caller itself ended the call, by a signal among the arguments or in a `signal` property of one. */
function wasAborted(args: readonly unknown[], thrown: unknown): boolean {
  return args.some((argument) => {
    const signal =
      argument instanceof AbortSignal ? argument : (argument as { signal?: unknown } | null | undefined)?.signal;
    if (!(signal instanceof AbortSignal) || !signal.aborted) return false;
    return thrown === signal.reason || (thrown instanceof Error && thrown.name === 'AbortError');
  });
}
