/** What runs in the process of a third-party plugin, whatever kind of process and channel the launcher made. */
import type { AnyDefinition } from '../kernel/plugin-package.ts';
import type { Channel } from '../rpc/channel.ts';
import { ObjectPeer } from '../rpc/objects/object-peer.ts';
import { RunnerContext } from './runner-context.ts';
import {
  type Given,
  RUNNER_HOST_METHODS,
  RUNNER_METHODS,
  type RunnerHost,
  type WantedByCode,
} from './runner-protocol.ts';

export interface PluginRuntimeOptions {
  readonly channel: Channel;
  /** The plugin's folder in the profile; exists. */
  readonly storage: string;
  readonly load: () => Promise<{ readonly default: AnyDefinition }>;
}

export interface PluginRuntime {
  /** For what nobody has caught. Resolves when the host knows the reason, or will not hear it. */
  crashed(thrown: unknown): Promise<void>;
  /** Resolves when the channel has ended. The process has to exit then. */
  readonly ended: Promise<void>;
}

/** Longest time for the last words of a process, in milliseconds. */
const FAREWELL = 500;

export function runPluginProcess({ channel, storage, load }: PluginRuntimeOptions): PluginRuntime {
  let definition: AnyDefinition | undefined;
  const runner = {
    ping() {},
    async load(): Promise<WantedByCode> {
      ({ default: definition } = await load());
      if (typeof definition?.activate !== 'function') throw new TypeError('the module has no plugin as default export');
      const { requires, optional, points, hooks } = definition;
      return {
        requires: idsOf(requires),
        optional: idsOf(optional),
        points: Object.values(idsOf(points)),
        hooks: Object.values(idsOf(hooks)),
      };
    },
    async activate(given: Given) {
      if (!definition) throw new Error('the code is not loaded');
      const context = new RunnerContext(given, host, storage);
      await definition.activate(context.build() as Parameters<AnyDefinition['activate']>[0]);
      await context.settled();
      return { end: () => context.end() };
    },
  };
  const peer = new ObjectPeer(channel, { root: runner, methods: RUNNER_METHODS, instances: true });
  const host = peer.root<RunnerHost>(RUNNER_HOST_METHODS);
  return {
    ended: channel.closed,
    async crashed(thrown) {
      const reason = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, FAREWELL);
      });
      await Promise.race([Promise.resolve(host.crash(reason.slice(0, 2_000))).catch(() => {}), patience]);
      clearTimeout(timer);
    },
  };
}

function idsOf(record: Readonly<Record<string, { readonly id: string }>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, { id }]) => [name, id]));
}
