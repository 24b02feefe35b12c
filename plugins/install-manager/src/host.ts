import {
  answerCalls,
  CliCommands,
  definePlugin,
  PluginAdmin,
  PluginInstaller,
  ViewCalls,
  ViewCommands,
  Views,
} from '@sealwright/core/api';
import { installPlugin, removePlugin } from './cli-install.ts';
import { listPlugins, switchPlugin } from './cli-plugins.ts';
import { pluginsRpc } from './common-plugins-rpc.ts';
import { pluginsCalls } from './plugins-calls.ts';

export default definePlugin({
  requires: { admin: PluginAdmin },
  points: { viewCommands: ViewCommands, views: Views },
  optional: { installer: PluginInstaller },
  activate({ admin, installer, viewCommands, views, own, contribute }) {
    const calls = pluginsCalls({ admin, installer, viewCommands, views });
    own(contribute(ViewCalls, pluginsRpc.name, answerCalls(pluginsRpc, calls)));
    own(contribute(CliCommands, 'plugins-list', { run: (invocation) => listPlugins(admin, invocation) }));
    own(contribute(CliCommands, 'plugins-enable', { run: (invocation) => switchPlugin(admin, 'enable', invocation) }));
    own(contribute(CliCommands, 'plugins-install', { run: (invocation) => installPlugin(installer, invocation) }));
    own(contribute(CliCommands, 'plugins-remove', { run: (invocation) => removePlugin(installer, invocation) }));
    own(
      contribute(CliCommands, 'plugins-disable', { run: (invocation) => switchPlugin(admin, 'disable', invocation) }),
    );
  },
});
