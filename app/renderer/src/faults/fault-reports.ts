import { SealwrightError } from '@sealwright/core/api';
import type { Translate } from '@sealwright/ui';
import type { ShellBridge } from '../bridge/shell-bridge.ts';
import type { HostConnection } from '../host/host-connection.ts';
import { ViewCodeFault } from '../plugins/view-errors.ts';

/** Faults of plugins' code in this window. */
export interface FaultReports {
  /** Logs it and lets the host count it: a plugin with too many is stopped. */
  report(plugin: string, where: string, thrown: unknown): void;
  /** What was reported of a plugin last. */
  last(plugin: string): unknown;
}

const LONGEST = 5_000;

export function createFaultReports(bridge: Pick<ShellBridge, 'log'>, host: HostConnection): FaultReports {
  const latest = new Map<string, unknown>();
  return {
    report(plugin, where, thrown) {
      latest.set(plugin, thrown);
      const message = describeThrown(thrown).slice(0, LONGEST);
      bridge.log('error', `${plugin}: ${where}: ${message}`);
      host.call((client) => client.reportFault({ plugin, where, message })).catch(() => {});
    },
    last: (plugin) => latest.get(plugin),
  };
}

/** In one line: the sentence of a typed error; of others, and of what merely tells where they came from, the first cause. */
export function reasonOf(thrown: unknown, text: Translate): string {
  if (ViewCodeFault.is(thrown) && thrown.cause !== undefined) return String(thrown.cause);
  return thrown instanceof SealwrightError ? text(thrown.sentence) : String(thrown);
}

/** For developers: with the stack, and with what caused it. */
export function describeThrown(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const cause = thrown.cause === undefined ? '' : `\ncaused by ${describeThrown(thrown.cause)}`;
  return (thrown.stack ?? thrown.message) + cause;
}
