import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { PlatformChild, PlatformProcessOptions } from './platform-process.ts';

/** Runs the platform in a child process, with the same Node. `entry` is the built `platform/src/main.ts`, absolute. */
export function forkPlatform(entry: string): PlatformProcessOptions['launch'] {
  return async (environment, trouble) => {
    const child = fork(entry, [], {
      cwd: dirname(entry),
      env: environment,
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const exited = new Promise<string>((resolve) => {
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    await once(child, 'spawn');
    // A process that could be started and then reports an error could not be killed; `exited` tells the rest.
    child.on('error', () => {});
    if (child.stderr) createInterface(child.stderr).on('line', trouble);
    return {
      ...{ ready: readyOf(child), exited },
      end: () => void child.kill('SIGTERM'),
      kill: () => void child.kill('SIGKILL'),
    } satisfies PlatformChild;
  };
}

function readyOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      const port = readyPort(message);
      if (port !== undefined) resolve(port);
    });
  });
}

/** The port in the message by which a platform says that it answers. */
export function readyPort(message: unknown): number | undefined {
  const port = (message as { readonly ready?: { readonly port?: unknown } } | null)?.ready?.port;
  return Number.isInteger(port) ? (port as number) : undefined;
}
