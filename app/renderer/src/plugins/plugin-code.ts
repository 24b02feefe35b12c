import { DisposableStore, defineError } from '@sealwright/core/api';
import type { DocumentTool, DocumentViewProps, PageProps, ViewContext, ViewDefinition } from '@sealwright/ui';
import type { ComponentType } from 'react';
import type { Contributions } from '../contributions/contributions.ts';

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

export const PluginUndeclared = defineError<{ plugin: string; point: string; id: string }>('plugin.undeclared', {
  'zh-CN': '插件“{plugin}”注册了其清单中没有的内容（{point}/{id}）。',
  en: 'The plugin "{plugin}" registered something that its manifest does not list ({point}/{id}).',
});

type Registers = 'view' | 'statusItem' | 'tool' | 'command' | 'provide' | 'own';

/** Runs a plugin's view code; where it fails, what it owned by then is disposed. */
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
  const register = (point: Exclude<keyof Contributions, 'isKnown'>, into: Map<string, unknown>) => {
    return (id: string, value: unknown) => {
      const isListed = contributions[point].some((entry) => entry.plugin === plugin && entry.id === id);
      if (!isListed) throw PluginUndeclared({ plugin, point, id });
      into.set(id, value);
    };
  };
  const provide = register('viewServices', code.services);
  try {
    await definition.activate({
      ...services,
      own: (disposable) => code.owned.add(disposable),
      view: register('views', code.components),
      statusItem: register('statusItems', code.statusItems),
      tool: register('documentTools', code.tools),
      command: register('viewCommands', code.commands),
      provide: (service, implementation) => provide(service.id, implementation),
    });
  } catch (fault) {
    await code.owned.dispose().catch(() => {});
    throw fault;
  }
  return code;
}
