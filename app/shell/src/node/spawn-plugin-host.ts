import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import type { Duplex } from 'node:stream';
import { type Channel, openChannels } from '@sealwright/core/rpc';
import { streamChannel } from '@sealwright/core/rpc/node';
import { SHELL_PIPE, WINDOWS_PIPE } from './plugin-host-pipes.ts';
import type { PluginHostProcess } from './plugin-host-supervisor.ts';

export interface SpawnOptions {
  /** Absolute path of the built `plugin-host-process.ts`. */
  readonly entry: string;
  /** Absolute folder. */
  readonly profile: string;
}

export interface SpawnedPluginHost extends PluginHostProcess {
  /** A channel that leads one window to the plugin host; its other end speaks `workbenchRpc`. */
  openWindow(): Channel;
}

/** Starts the plugin host as a child process of this one, with the same Node. */
export async function spawnPluginHost({ entry, profile }: SpawnOptions): Promise<SpawnedPluginHost> {
  const child = spawn(process.execPath, [entry, profile], {
    cwd: dirname(entry),
    stdio: ['ignore', 'ignore', 'inherit', 'overlapped', 'overlapped'],
    windowsHide: true,
  });
  const exited = new Promise<Awaited<PluginHostProcess['exited']>>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  await once(child, 'spawn');
  // A process that could be started and then reports an error could not be killed; `exited` tells the rest.
  child.on('error', () => {});
  const shell = streamChannel(child.stdio[SHELL_PIPE.fd] as Duplex, SHELL_PIPE);
  const all = streamChannel(child.stdio[WINDOWS_PIPE.fd] as Duplex, WINDOWS_PIPE);
  const windows = openChannels(all);
  void all.closed.then(() => shell.dispose());
  return {
    shell,
    openWindow: () => windows.open(),
    exited,
    kill: () => void child.kill('SIGKILL'),
  };
}
