import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import type { Duplex } from 'node:stream';
import { driverEnvironment } from '../drivers/driver-environment.ts';
import { streamChannel } from '../rpc/node/stream-channel.ts';
import { permissionFlags } from './permission-flags.ts';
import type { PluginLauncher, PluginProcess } from './plugin-launcher.ts';
import { LONGEST_MESSAGE } from './runner-protocol.ts';

/** Room for objects of JavaScript in one plugin's process, in MB. */
const HEAP = 256;

export interface ForkPluginsOptions {
  /** Absolute path of the built `plugin-process.ts`. */
  readonly entry: string;
  /** Absolute path of the folder that holds the program's code; default: the entry's. */
  readonly code?: string;
}

/** Runs each third-party plugin in a child process, with the same Node. */
export function forkPlugins({ entry, code = dirname(entry) }: ForkPluginsOptions): PluginLauncher {
  return {
    async launch(spec) {
      const flags = [`--max-old-space-size=${HEAP}`, ...permissionFlags(spec, code)];
      const child = spawn(process.execPath, [...flags, entry, spec.module, spec.storage], {
        cwd: spec.home,
        env: driverEnvironment(),
        stdio: ['ignore', 'ignore', 'ignore', 'overlapped'],
        windowsHide: true,
      });
      const exited = new Promise<Awaited<PluginProcess['exited']>>((resolve) => {
        child.once('exit', (code, signal) => resolve({ code, signal }));
      });
      await once(child, 'spawn');
      // A process that could be started and then reports an error could not be killed; `exited` tells the rest.
      child.on('error', () => {});
      const channel = streamChannel(child.stdio[3] as Duplex, { maxBytes: LONGEST_MESSAGE });
      return { channel, exited, kill: () => void child.kill('SIGKILL') };
    },
  };
}
