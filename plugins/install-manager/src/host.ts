import { answerCalls, CliCommands, definePlugin, PluginAdmin, ViewCalls } from '@sealwright/core/api';
import { listPlugins, switchPlugin } from './cli-plugins.ts';
import { pluginsRpc } from './common-plugins-rpc.ts';
import { pluginsCalls } from './plugins-calls.ts';

export default definePlugin({
  requires: { admin: PluginAdmin },
  activate({ admin, own, contribute }) {
    own(contribute(ViewCalls, pluginsRpc.name, answerCalls(pluginsRpc, pluginsCalls(admin))));
    own(contribute(CliCommands, 'plugins-list', { run: (invocation) => listPlugins(admin, invocation) }));
    own(contribute(CliCommands, 'plugins-enable', { run: (invocation) => switchPlugin(admin, 'enable', invocation) }));
    own(
      contribute(CliCommands, 'plugins-disable', { run: (invocation) => switchPlugin(admin, 'disable', invocation) }),
    );
  },
});
