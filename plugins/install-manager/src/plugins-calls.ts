import {
  type CommandData,
  type Localized,
  type PluginAdmin,
  PluginInstaller,
  type PointReader,
  type RpcImplementation,
  ServiceMissing,
  type ViewData,
} from '@sealwright/core/api';
import type { Static } from 'typebox';
import type { PluginsReport, pluginsRpc } from './common-plugins-rpc.ts';

export interface PluginsSources {
  readonly admin: PluginAdmin;
  readonly installer: PluginInstaller | undefined;
  readonly viewCommands: Pick<PointReader<CommandData, undefined>, 'get'>;
  readonly views: Pick<PointReader<ViewData, unknown>, 'list'>;
}

/** Commands of other plugins that belong on this page, where these plugins are here. */
const COMMANDS = ['license.show', 'update.show', 'setup.show'];

export function pluginsCalls(sources: PluginsSources): RpcImplementation<typeof pluginsRpc> {
  const { admin, installer } = sources;
  const installing = () => {
    if (!installer) throw ServiceMissing({ service: PluginInstaller.id });
    return installer;
  };
  return {
    watch: ({ signal, progress }) =>
      new Promise((resolve) => {
        const report = () => progress(reportOf(sources));
        const subscription = admin.onDidChange(report);
        signal.addEventListener('abort', () => {
          void subscription.dispose();
          resolve();
        });
        report();
      }),
    enable: (id) => admin.enable(id),
    disable: (id) => admin.disable(id),
    inspect: (file) => installing().inspect(file),
    install: (file, sha256) => installing().install(file, sha256),
    remove: (id) => installing().remove(id),
  };
}

function reportOf({ admin, installer, viewCommands, views }: PluginsSources): Static<typeof PluginsReport> {
  const links = COMMANDS.flatMap((command): { title: Localized; command: string }[] => {
    const found = viewCommands.get(command);
    return found ? [{ title: found.data.title, command }] : [];
  });
  const pages = views
    .list()
    .filter(({ data }) => data.place === 'page')
    .map(({ id: view, plugin, data: { title } }) => ({ plugin, title, view }));
  return { plugins: [...admin.list()], canInstall: installer !== undefined, links, pages };
}
