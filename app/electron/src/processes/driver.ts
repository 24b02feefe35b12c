/**
 * Entry of the utility process of one key driver: `<driver module> <plugin folder> [<library as JSON>]`. The first
 * message brings the ports for the program and for the PIN entry, every further one a PIN port that ends in a PIN window.
 * The process ends when one of the first two is closed, that is, with the program.
 */
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type DriverModule, type DriverRuntime, runDriverProcess } from '@sealwright/core/drivers';
import { messagePortChannel } from '@sealwright/core/rpc';
import type { MessageEvent } from 'electron';

const [module, folder, library] = process.argv.slice(2) as [string, string, string?];
mkdirSync(folder, { recursive: true, mode: 0o700 });

let runtime: DriverRuntime | undefined;
process.parentPort.on('message', ({ ports: [first, second] }: MessageEvent) => {
  if (runtime && first) runtime.addPin(messagePortChannel(first));
  if (runtime || !first || !second) return;
  runtime = runDriverProcess({
    host: messagePortChannel(first),
    pin: messagePortChannel(second),
    folder,
    library: library === undefined ? undefined : JSON.parse(library),
    load: async () => loadModule(module),
  });
  const { logCrash, ended } = runtime;
  process.on('uncaughtExceptionMonitor', logCrash);
  void ended.then(() => process.exit());
});

/** By `require`: Electron 25 imports no modules out of the app's archive. */
function loadModule(path: string): DriverModule {
  const exported: DriverModule | DriverModule['default'] = createRequire(path)(path);
  return typeof exported === 'function' ? { default: exported } : exported;
}
