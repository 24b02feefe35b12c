import { defineError } from '@sealwright/core/api';
import {
  createStore,
  type ReadableStore,
  type ViewContext,
  type ViewDefinition,
  type ViewService,
  type Workbench,
} from '@sealwright/ui';
import type { ContributionStore } from '../contributions/contributions.ts';
import { callsOf } from '../host/calls.ts';
import type { HostConnection } from '../host/host-connection.ts';
import { activateViewCode, type PluginCode } from './plugin-code.ts';

export const ViewCodeMissing = defineError<{ plugin: string }>('plugin.no-view-code', {
  'zh-CN': '插件“{plugin}”没有界面代码，但其清单列出了界面内容。请重新安装该插件。',
  en: 'The plugin "{plugin}" lists parts of the window in its manifest but has no code for them. Install it again.',
});
export const ViewServiceMissing = defineError<{ service: string }>('view.service-missing', {
  'zh-CN': '缺少界面服务“{service}”，没有已启用的插件提供该功能。',
  en: 'The view service "{service}" is missing: no enabled plugin offers it.',
});

type Loader = () => Promise<{ readonly default: ViewDefinition }>;

/** The view code of all plugins; each is loaded and run on first use. */
export interface PluginCodes {
  /** Rejects with what loading or activation threw, every time until `restart`. */
  activate(plugin: string): Promise<PluginCode>;
  /** Ends a plugin's view code; its next use runs it anew. */
  restart(plugin: string): void;
  /** Grows when a plugin's code has ended, by plugin: what was drawn with it has to be drawn anew. */
  readonly generations: ReadableStore<Readonly<Record<string, number>>>;
  service<T>(service: ViewService<T>): Promise<T>;
}

export interface PluginCodesOptions {
  readonly loaders: Readonly<Record<string, Loader>>;
  readonly contributions: ContributionStore;
  readonly host: HostConnection;
  readonly workbench: () => Workbench;
  /** Told once for every activation that failed. */
  readonly onFault: (plugin: string, where: string, thrown: unknown) => void;
}

export function createPluginCodes({
  loaders,
  contributions,
  host,
  workbench,
  onFault,
}: PluginCodesOptions): PluginCodes {
  const running = new Map<string, Promise<PluginCode>>();
  const generations = createStore<Readonly<Record<string, number>>>(() => ({}));

  async function start(plugin: string): Promise<PluginCode> {
    const load = Object.hasOwn(loaders, plugin) ? loaders[plugin] : undefined;
    if (!load) throw ViewCodeMissing({ plugin });
    const { default: definition } = await load();
    const services = {
      plugin: { id: plugin },
      workbench: workbench(),
      calls: (rpc) => callsOf(host, rpc),
      service,
    } satisfies Partial<ViewContext>;
    return activateViewCode(plugin, definition, contributions.getState(), services);
  }

  function activate(plugin: string): Promise<PluginCode> {
    const earlier = running.get(plugin);
    if (earlier) return earlier;
    const started = start(plugin);
    running.set(plugin, started);
    started.catch((thrown) => onFault(plugin, 'activate', thrown));
    return started;
  }

  function restart(plugin: string): void {
    const code = running.get(plugin);
    if (!code) return;
    running.delete(plugin);
    code.then(({ owned }) => owned.dispose()).catch((thrown) => onFault(plugin, 'dispose', thrown));
    generations.setState((last) => ({ ...last, [plugin]: (last[plugin] ?? 0) + 1 }));
  }

  async function service<T>({ id }: ViewService<T>): Promise<T> {
    const owner = contributions.getState().viewServices.find((entry) => entry.id === id)?.plugin;
    if (owner === undefined) throw ViewServiceMissing({ service: id });
    const { services } = await activate(owner);
    if (!services.has(id)) throw ViewServiceMissing({ service: id });
    return services.get(id) as T;
  }

  // A plugin that was disabled contributes nothing any more; its code ends with it.
  contributions.subscribe(({ isKnown, ...lists }) => {
    if (!isKnown) return;
    const present = new Set(Object.values(lists).flatMap((list) => list.map(({ plugin }) => plugin)));
    for (const plugin of [...running.keys()]) if (!present.has(plugin)) restart(plugin);
  });
  return { activate, restart, generations, service };
}
