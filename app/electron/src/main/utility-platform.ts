import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { type PlatformChild, type PlatformProcessOptions, readyPort } from '@sealwright/shell/node';
import { utilityProcess } from 'electron';
import { endOf, killAtOnce } from './utility-end.ts';

/** Runs the contract platform in a utility process. `entry` is the built `platform/src/main.ts`. */
export function utilityPlatform(entry: string): PlatformProcessOptions['launch'] {
  return async (environment, trouble) => {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Sealwright contract platform',
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: dirname(process.execPath),
      env: environment,
    });
    const ready = new Promise<number>((resolve) => {
      child.on('message', (message) => {
        const port = readyPort(message);
        if (port !== undefined) resolve(port);
      });
    });
    if (child.stderr) createInterface(child.stderr).on('line', trouble);
    return {
      ...{ ready, exited: endOf(child).then(({ code }) => `exit code ${code}`) },
      end: () => void child.kill(),
      kill: () => killAtOnce(child),
    } satisfies PlatformChild;
  };
}
