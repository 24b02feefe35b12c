import { RpcClosed } from '@sealwright/core/rpc';
import {
  createStore,
  type ReadableStore,
  type ViewContext,
  type ViewDefinition,
  type ViewService,
  type Workbench,
} from '@sealwright/ui';
import { type ContributionStore, pluginsAtWork } from '../contributions/contributions.ts';
import { callsOf } from '../host/calls.ts';
import type { HostConnection } from '../host/host-connection.ts';
import { activateViewCode, type PluginCode } from './plugin-code.ts';
import {
  ContributionMissing,
  LoadFailed,
  ViewCodeMissing,
  ViewServiceFailed,
  ViewServiceMissing,
} from './view-errors.ts';

/** Of the modules that the build found; what they export is their authors' affair. */
export type ViewLoader = () => Promise<{ readonly default?: ViewDefinition }>;

/** The view code of all plugins; each is loaded and run on first use. */
export interface PluginCodes {
  /** Rejects with why it cannot be loaded or activated, every time until `restart`. */
  activate(plugin: string): Promise<PluginCode>;
  /** As `activate`, but what has failed is tried once more: for what the user asks for, a command or a tool. */
  attempt(plugin: string): Promise<PluginCode>;
  /** Ends a plugin's view code, and that of the users of its services; their next use runs them anew. */
  restart(plugin: string): void;
  /** Grows when a plugin's code has ended, by plugin: what was drawn with it has to be drawn anew. */
  readonly generations: ReadableStore<Readonly<Record<string, number>>>;
}

export interface PluginCodesOptions {
  readonly loaders: Readonly<Record<string, ViewLoader>>;
  readonly contributions: ContributionStore;
  readonly host: HostConnection;
  readonly workbench: () => Workbench;
  /** Told once for every activation that failed by the plugin's own fault. */
  readonly onFault: (plugin: string, where: string, thrown: unknown) => void;
}

interface Running {
  readonly code: Promise<PluginCode>;
  /** The view services that it has asked for, with their owners at that time. */
  readonly uses: Map<string, string | undefined>;
  /** Why the activation failed, if it did. */
  failure?: unknown;
}

export function createPluginCodes({
  loaders,
  contributions,
  host,
  workbench,
  onFault,
}: PluginCodesOptions): PluginCodes {
  const running = new Map<string, Running>();
  const generations = createStore<Readonly<Record<string, number>>>(() => ({}));
  const ownerOf = (service: string) => contributions.getState().viewServices.find(({ id }) => id === service)?.plugin;

  async function start(plugin: string, uses: Running['uses']): Promise<PluginCode> {
    const definition = await loadDefinition(plugin, Object.hasOwn(loaders, plugin) ? loaders[plugin] : undefined);
    const services = {
      plugin: { id: plugin },
      workbench: workbench(),
      calls: (rpc) => callsOf(host, rpc),
      service: (service) => find(service, uses),
    } satisfies Partial<ViewContext>;
    return activateViewCode(plugin, definition, contributions.getState(), services);
  }

  async function find<T>({ id }: ViewService<T>, uses: Running['uses']): Promise<T> {
    const owner = ownerOf(id);
    uses.set(id, owner);
    if (owner === undefined) throw ViewServiceMissing({ service: id });
    const { services } = await activate(owner).catch((cause) => {
      throw ViewServiceFailed({ service: id, owner }, { cause });
    });
    if (!services.has(id)) throw ContributionMissing({ plugin: owner, what: `point viewServices/${id}` });
    return services.get(id) as T;
  }

  function activate(plugin: string): Promise<PluginCode> {
    const earlier = running.get(plugin);
    if (earlier) return earlier.code;
    const uses: Running['uses'] = new Map();
    const started: Running = { code: start(plugin, uses), uses };
    running.set(plugin, started);
    started.code.catch((thrown) => {
      started.failure = thrown;
      if (!NO_FAULTS.some((type) => type.is(thrown))) onFault(plugin, 'activate', thrown);
    });
    return started.code;
  }

  function attempt(plugin: string): Promise<PluginCode> {
    if (running.get(plugin)?.failure !== undefined) void end(plugin);
    return activate(plugin);
  }

  /** Those that use its services end before it does. */
  async function end(plugin: string): Promise<void> {
    const ending = running.get(plugin);
    if (!ending) return;
    running.delete(plugin);
    const users = [...running].filter(([, { uses }]) => [...uses.values()].includes(plugin));
    const ended = users.map(([user]) => end(user));
    generations.setState((last) => ({ ...last, [plugin]: (last[plugin] ?? 0) + 1 }));
    await Promise.all(ended);
    try {
      // Why it failed, if it did, was told already.
      const code = await ending.code.catch(() => undefined);
      await code?.owned.dispose();
    } catch (thrown) {
      onFault(plugin, 'dispose', thrown);
    }
  }

  // With a plugin that is no longer at work its code ends, and so does code that holds a service of another owner.
  contributions.subscribe((now) => {
    const atWork = pluginsAtWork(now);
    for (const [plugin, { uses }] of [...running]) {
      const isStale = [...uses].some(([service, owner]) => ownerOf(service) !== owner);
      if (isStale || !atWork.has(plugin)) void end(plugin);
    }
  });
  // What the end of the last plugin host cut off may go on.
  host.onConnected(() => {
    for (const [plugin, { failure }] of [...running]) if (RpcClosed.is(failure)) void end(plugin);
  });
  return { activate, attempt, restart: (plugin) => void end(plugin), generations };
}

/** What keeps a plugin from starting without being its own fault: the owner of a service, the end of the plugin host. */
const NO_FAULTS = [ViewServiceMissing, ViewServiceFailed, ContributionMissing, RpcClosed];

async function loadDefinition(plugin: string, load: ViewLoader | undefined): Promise<ViewDefinition> {
  if (!load) throw ViewCodeMissing({ plugin });
  const { default: definition } = await load().catch((cause) => {
    throw LoadFailed({ plugin, message: cause instanceof Error ? cause.message : String(cause) }, { cause });
  });
  if (typeof definition?.activate !== 'function') throw LoadFailed({ plugin, message: NO_DEFINITION });
  return definition;
}

/** For the plugin's author. */
const NO_DEFINITION = 'src/view.tsx: export default defineView({ activate() { ... } }) is missing';
