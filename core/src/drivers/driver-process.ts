/**
 * Entry of the process that `forkLauncher` starts: `<entry> <driver module> <plugin folder> [<library as JSON>]`. It
 * speaks over two pipes, file descriptor 3 for the host and 4 for the PIN entry, and exits when either is closed, that is,
 * with its parent.
 */
import { mkdirSync } from 'node:fs';
import { Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { streamChannel } from '../rpc/node/stream-channel.ts';
import type { DriverModule } from './driver-launcher.ts';
import { HOST_PIPE, PIN_PIPE } from './driver-pipes.ts';
import { runDriverProcess } from './run-driver-process.ts';

const [module, folder, library] = process.argv.slice(2) as [string, string, string?];
mkdirSync(folder, { recursive: true, mode: 0o700 });

const open = (fd: number) => new Socket({ fd, readable: true, writable: true });
const { logCrash, ended } = runDriverProcess({
  host: streamChannel(open(HOST_PIPE.fd), HOST_PIPE),
  pin: streamChannel(open(PIN_PIPE.fd), PIN_PIPE),
  folder,
  library: library === undefined ? undefined : JSON.parse(library),
  load: () => import(pathToFileURL(module).href) as Promise<DriverModule>,
});
process.on('uncaughtExceptionMonitor', logCrash);
void ended.then(() => process.exit());
