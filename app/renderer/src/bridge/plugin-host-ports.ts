import { type Channel, messagePortChannel } from '@sealwright/core/rpc';
import { type DesktopApi, PLUGIN_HOST_PORT } from '@sealwright/shell/protocol';

type PortGiver = Pick<DesktopApi, 'requestPluginHost' | 'onHostState'>;

/**
 * Gives how to get a channel to the plugin host, again and again. A port comes as a message of the window to itself;
 * anything else that arrives is not for us. One into a process that has just died keeps silent about it, so the program's
 * word that the next one starts ends what leads to the one before.
 */
export function pluginHostPorts(desktop: PortGiver, self: Window): () => Promise<Channel> {
  let isStarting = false;
  let current: Channel | undefined;
  desktop.onHostState(({ state }) => {
    isStarting = state === 'starting';
    if (isStarting) current?.dispose();
  });
  return () =>
    new Promise((resolve) => {
      const onMessage = (event: MessageEvent) => {
        const [port] = event.ports;
        if (event.source !== self || event.data !== PLUGIN_HOST_PORT || !port) return;
        if (isStarting) {
          port.close();
          desktop.requestPluginHost();
          return;
        }
        self.removeEventListener('message', onMessage);
        current = messagePortChannel(port);
        resolve(current);
      };
      self.addEventListener('message', onMessage);
      desktop.requestPluginHost();
    });
}
