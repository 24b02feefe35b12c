import type { PluginAdmin, RpcImplementation } from '@sealwright/core/api';
import type { pluginsRpc } from './common-plugins-rpc.ts';

export function pluginsCalls(admin: PluginAdmin): RpcImplementation<typeof pluginsRpc> {
  return {
    watch: ({ signal, progress }) =>
      new Promise((resolve) => {
        const report = () => progress([...admin.list()]);
        const subscription = admin.onDidChange(report);
        signal.addEventListener('abort', () => {
          void subscription.dispose();
          resolve();
        });
        report();
      }),
    enable: (id) => admin.enable(id),
    disable: (id) => admin.disable(id),
  };
}
