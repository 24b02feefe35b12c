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
  /** Of the call that handed out what is called now: who goes through an answer ends that by the signal he gave first. */
  readonly signals?: readonly AbortSignal[];
  /** Throws when the plugin may no longer be called. */
  ensureLive(): void;
  report(where: string, error: unknown): void;
}

export function contained<R>(containment: Containment, args: readonly unknown[], call: () => R): R {
  const { plugin, where, deadline, report, signals = [] } = containment;
  let overdue = false;
  const named = (thrown: unknown): unknown => {
    if (overdue || thrown instanceof SealwrightError || wasAborted([...signals, ...signalsOf(args)], thrown))
      return thrown;
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

/** The signals among the arguments, and in `signal` properties of them. */
export function signalsOf(args: readonly unknown[]): AbortSignal[] {
  return args.flatMap((argument) => {
    try {
      const signal =
        argument instanceof AbortSignal ? argument : (argument as { signal?: unknown } | null | undefined)?.signal;
      return signal instanceof AbortSignal ? [signal] : [];
    } catch {
      // What is given may itself throw when it is looked at.
      return [];
    }
  });
}

/** Whether the caller itself ended the call. */
function wasAborted(signals: readonly AbortSignal[], thrown: unknown): boolean {
  try {
    return signals.some(
      ({ aborted, reason }) =>
        aborted && (thrown === reason || (thrown instanceof Error && thrown.name === 'AbortError')),
    );
  } catch {
    // So may what is thrown.
    return false;
  }
}
