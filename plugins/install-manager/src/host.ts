import { CliCommands, definePlugin, PluginAdmin } from '@sealwright/core/api';
import { listPlugins, switchPlugin } from './cli-plugins.ts';

export default definePlugin({
  requires: { admin: PluginAdmin },
  activate({ admin, own, contribute }) {
    own(contribute(CliCommands, 'plugins-list', { run: (invocation) => listPlugins(admin, invocation) }));
    own(contribute(CliCommands, 'plugins-enable', { run: (invocation) => switchPlugin(admin, 'enable', invocation) }));
    own(
      contribute(CliCommands, 'plugins-disable', { run: (invocation) => switchPlugin(admin, 'disable', invocation) }),
    );
  },
});
