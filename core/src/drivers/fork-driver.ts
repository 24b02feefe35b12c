import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import type { Duplex } from 'node:stream';
import { streamChannel } from '../rpc/node/stream-channel.ts';
import { driverEnvironment } from './driver-environment.ts';
import type { DriverProcess, DriverSpec } from './driver-launcher.ts';
import { HOST_PIPE, PIN_PIPE } from './driver-pipes.ts';

export interface ForkLauncherOptions {
  /** Absolute path of the built `driver-process.ts`. */
  readonly entry: string;
  /** Environment variables for drivers besides the few that they inherit. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where the library's own messages go; 'inherit' while writing a driver. A library might print a PIN. */
  readonly stderr?: 'ignore' | 'inherit';
}

/**
 * Starts a driver as a child process of this one, with the same Node. It uses two plain pipes instead of the message
 * pipe of `fork`: PINs get one of their own, buffers can be overwritten, and Node's reader of message pipes brings the
 * parent down when a broken library writes into them.
 */
export async function forkDriver(
  { module, folder, library }: DriverSpec,
  { entry, env = {}, stderr = 'ignore' }: ForkLauncherOptions,
): Promise<DriverProcess> {
  const words = library ? [module, folder, JSON.stringify(library)] : [module, folder];
  const child = spawn(process.execPath, [entry, ...words], {
    // Not where the user stands: Windows looks for libraries there.
    cwd: dirname(entry),
    env: { ...driverEnvironment(), ...asNode(), ...env },
    stdio: ['ignore', 'ignore', stderr, 'overlapped', 'overlapped'],
    windowsHide: true,
  });
  const exited = new Promise<Awaited<DriverProcess['exited']>>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  await once(child, 'spawn');
  // A process that could be started and then reports an error could not be killed; `exited` tells the rest.
  child.on('error', () => {});
  return {
    host: streamChannel(child.stdio[HOST_PIPE.fd] as Duplex, HOST_PIPE),
    pin: streamChannel(child.stdio[PIN_PIPE.fd] as Duplex, PIN_PIPE),
    exited,
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Makes Electron's program behave as Node. */
function asNode(): Record<string, string> {
  return process.versions.electron ? { ELECTRON_RUN_AS_NODE: '1' } : {};
}
