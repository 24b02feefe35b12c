/**
 * One call into plugin code, contained: an unknown throw becomes `plugin.fault`, an overrun `plugin.deadline`, both are
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

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  const canHaveMembers = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return canHaveMembers && typeof (value as { then?: unknown }).then === 'function';
}

/** Whether the caller itself ended the call, by a signal among the arguments or in a `signal` property of one. */
function wasAborted(args: readonly unknown[], thrown: unknown): boolean {
  try {
    return args.some((argument) => {
      const signal =
        argument instanceof AbortSignal ? argument : (argument as { signal?: unknown } | null | undefined)?.signal;
      if (!(signal instanceof AbortSignal) || !signal.aborted) return false;
      return thrown === signal.reason || (thrown instanceof Error && thrown.name === 'AbortError');
    });
  } catch {
    // What is thrown or given may itself throw when it is looked at.
    return false;
  }
}
