import type { PluginLauncher } from '@sealwright/core/isolation';
import { messagePortChannel } from '@sealwright/core/rpc';
import type { ThirdPartyPluginsClient } from '@sealwright/shell/node';
import type { MessagePortMain } from 'electron';

/** Processes of third-party plugins, which the program starts for the plugin host: their ports come by themselves. */
export class PluginPorts {
  private readonly waiting = new Map<number, (port: MessagePortMain) => void>();
  private last = 0;

  take(run: number, port: MessagePortMain): void {
    this.waiting.get(run)?.(port);
    this.waiting.delete(run);
  }

  launcher(program: ThirdPartyPluginsClient): PluginLauncher {
    return {
      launch: async ({ plugin }) => {
        const run = ++this.last;
        const ending = new AbortController();
        const arriving = new Promise<MessagePortMain>((resolve) => this.waiting.set(run, resolve));
        const running = program.run(plugin, run, { signal: ending.signal });
        const ended = running.then(() => Promise.reject(new Error('it ended at once')));
        const port = await Promise.race([arriving, ended]).finally(() => this.waiting.delete(run));
        const channel = messagePortChannel(port);
        const exited = running.then(
          (code) => ({ code, signal: null }),
          () => ({ code: null, signal: null }),
        );
        // Nobody else tells the port that its other end is gone.
        void exited.then(() => channel.dispose());
        return { channel, exited, kill: () => ending.abort() };
      },
    };
  }
}
