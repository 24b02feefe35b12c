import { type Channel, messagePortChannel } from '@sealwright/core/rpc';
import type { PluginHostProcess } from '@sealwright/shell/node';
import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import { endOf, killAtOnce } from './utility-end.ts';

export interface UtilityPluginHost extends PluginHostProcess {
  /** A port to the plugin host, which speaks `workbenchRpc` over it, for a window. */
  openWindow(): MessagePortMain;
  /** Gives it the port to the process of a third-party plugin, under the number by which it asked for it. */
  givePlugin(run: number, port: MessagePortMain): void;
}

/** Starts the plugin host as a utility process. `entry` is the built `processes/plugin-host.ts`. */
export async function launchPluginHost(entry: string, profile: string): Promise<UtilityPluginHost> {
  const child = utilityProcess.fork(entry, [profile], { serviceName: 'Sealwright plugin host', stdio: 'inherit' });
  const exited = endOf(child);
  const connect = () => {
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage('port', [port1]);
    return port2;
  };
  const shell: Channel = messagePortChannel(connect());
  void exited.then(() => shell.dispose());
  return {
    ...{ shell, exited, openWindow: connect },
    givePlugin: (run, port) => child.postMessage(run, [port]),
    kill: () => killAtOnce(child),
  };
}
