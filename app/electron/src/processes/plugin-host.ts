/**
 * Entry of the utility process of the plugin host: `<profile folder>`. The first message brings the port to the program,
 * every further one a port to a window. The process ends with the program.
 */
import { messagePortChannel } from '@sealwright/core/rpc';
import { endOnFault, LogFile, loadBundledPlugins, type PluginHost, runPluginHost } from '@sealwright/shell/node';
import type { MessageEvent, MessagePortMain } from 'electron';

/** Longest time from the end of the program to that of this process, in milliseconds. */
const FAREWELL = 5_000;

const [profile] = process.argv.slice(2) as [string];
const log = new LogFile(profile, 'plugin-host');
endOnFault(log.write);

let host: Promise<PluginHost> | undefined;
process.parentPort.on('message', ({ ports: [port] }: MessageEvent) => {
  if (!port) return;
  if (!host) host = start(port);
  else void host.then((running) => running.addWindow(messagePortChannel(port)));
});

async function start(port: MessagePortMain): Promise<PluginHost> {
  const shell = messagePortChannel(port);
  void shell.closed.then(async () => {
    setTimeout(() => process.exit(), FAREWELL);
    await (await host)?.dispose();
    process.exit();
  });
  return runPluginHost({ profile, plugins: await loadBundledPlugins(), shell, log: log.write });
}
