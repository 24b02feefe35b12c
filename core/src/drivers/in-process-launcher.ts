import { mkdir } from 'node:fs/promises';
import type { MessagePort } from 'node:worker_threads';
import { memoryChannels } from '../rpc/memory-channel.ts';
import { messagePortChannel } from '../rpc/message-port-channel.ts';
import type { DriverLauncher, DriverModule, DriverProcess } from './driver-launcher.ts';
import { runDriverProcess } from './run-driver-process.ts';

export interface InProcessLauncherOptions {
  readonly load: (module: string) => Promise<DriverModule>;
}

/** Runs drivers in this process, for tests and conformance suites: the same calls over memory, without containment. */
export function inProcessLauncher({ load }: InProcessLauncherOptions): DriverLauncher {
  return {
    async launch({ module, folder, library }): Promise<DriverProcess> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const [host, hostEnd] = memoryChannels();
      const [pin, pinEnd] = memoryChannels();
      const { ended, addPin } = runDriverProcess({
        ...{ host: hostEnd, pin: pinEnd, folder, library },
        load: () => load(module),
      });
      return {
        host,
        pin,
        addPinPort: (port) => addPin(messagePortChannel(port as MessagePort)),
        exited: ended.then(() => ({ code: 0, signal: null })),
        kill() {
          host.dispose();
          pin.dispose();
        },
      };
    },
  };
}
