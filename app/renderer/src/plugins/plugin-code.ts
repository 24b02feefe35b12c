import { DisposableStore, PluginDeadline } from '@sealwright/core/api';
import type {
  DocumentTool,
  DocumentViewProps,
  PageProps,
  ViewContext,
  ViewDefinition,
  ViewService,
} from '@sealwright/ui';
import type { ComponentType } from 'react';
import type { Contributions, PointLists } from '../contributions/contributions.ts';
import { named, Undeclared } from './view-errors.ts';

/** What the view code of one plugin has registered. */
export interface PluginCode {
  readonly plugin: string;
  readonly components: ReadonlyMap<string, ComponentType<DocumentViewProps & PageProps>>;
  readonly statusItems: ReadonlyMap<string, ComponentType>;
  readonly tools: ReadonlyMap<string, DocumentTool>;
  readonly commands: ReadonlyMap<string, (argument?: unknown) => unknown>;
  readonly services: ReadonlyMap<string, unknown>;
  readonly owned: DisposableStore;
}

type Registers = 'view' | 'statusItem' | 'tool' | 'command' | 'provide' | 'own';

/** In milliseconds. */
const ACTIVATION_DEADLINE = 10_000;

/**
 * Runs a plugin's view code. Rejects with a typed error; then what the code owned until then has ended, and what it still
 * comes to own ends at once.
 */
export async function activateViewCode(
  plugin: string,
  definition: ViewDefinition,
  contributions: Contributions,
  services: Omit<ViewContext, Registers>,
): Promise<PluginCode> {
  const code = {
    plugin,
    components: new Map(),
    statusItems: new Map(),
    tools: new Map(),
    commands: new Map(),
    services: new Map(),
    owned: new DisposableStore(),
  };
  const register = (point: keyof PointLists, into: Map<string, unknown>) => {
    return (id: string, value: unknown) => {
      const isListed = contributions[point].some((entry) => entry.plugin === plugin && entry.id === id);
      if (!isListed) throw Undeclared({ plugin, what: `point ${point}/${id}` });
      into.set(id, value);
    };
  };
  const provide = register('viewServices', code.services);
  const awaited = new Set<string>();
  const context: ViewContext = {
    ...services,
    own: (disposable) => code.owned.add(disposable),
    view: register('views', code.components),
    statusItem: register('statusItems', code.statusItems),
    tool: register('documentTools', code.tools),
    command: register('viewCommands', code.commands),
    provide: (service, implementation) => provide(service.id, implementation),
    async service<T>(service: ViewService<T>) {
      awaited.add(service.id);
      return services.service(service).finally(() => awaited.delete(service.id));
    },
  };
  try {
    const activated = named(plugin, 'activate', () => definition.activate(context));
    await inTime(plugin, activated, awaited);
  } catch (fault) {
    await code.owned.dispose().catch(() => {});
    throw fault;
  }
  return code;
}

/** `awaited`: ids of the services that it waits for at present. */
function inTime(plugin: string, activated: Promise<void>, awaited: ReadonlySet<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      const where = awaited.size === 0 ? 'activate' : `activate, waiting for ${[...awaited].join(', ')}`;
      reject(PluginDeadline({ plugin, where, milliseconds: ACTIVATION_DEADLINE }));
    };
    let timer = setTimeout(() => {
      if (awaited.size === 0) return giveUp();
      // Their owners have deadlines of their own, and are to be named. Two that wait for each other come to an end, too.
      timer = setTimeout(giveUp, ACTIVATION_DEADLINE);
    }, ACTIVATION_DEADLINE);
    activated.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
