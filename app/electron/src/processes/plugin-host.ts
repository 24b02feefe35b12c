/**
 * Entry of the utility process of the plugin host: `<profile folder>`. The first message brings the port to the program,
 * every further one a port to a window or, under a number, to the process of a third-party plugin. The process ends with
 * the program.
 */
import { messagePortChannel } from '@sealwright/core/rpc';
import { endOnFault, LogFile, loadBundledPlugins, type PluginHost, runPluginHost } from '@sealwright/shell/node';
import type { MessageEvent, MessagePortMain } from 'electron';
import { PluginPorts } from './plugin-ports.ts';

/** Longest time from the end of the program to that of this process, in milliseconds. */
const FAREWELL = 5_000;

const [profile] = process.argv.slice(2) as [string];
const log = new LogFile(profile, 'plugin-host');
endOnFault(log.write);

const pluginPorts = new PluginPorts();

let host: Promise<PluginHost> | undefined;
process.parentPort.on('message', ({ data, ports: [port] }: MessageEvent) => {
  if (!port) return;
  if (typeof data === 'number') pluginPorts.take(data, port);
  else if (!host) host = start(port);
  else void host.then((running) => running.addWindow(messagePortChannel(port)));
});

async function start(port: MessagePortMain): Promise<PluginHost> {
  const shell = messagePortChannel(port);
  void shell.closed.then(async () => {
    setTimeout(() => process.exit(), FAREWELL);
    await (await host)?.dispose();
    process.exit();
  });
  return runPluginHost({
    profile,
    plugins: await loadBundledPlugins(),
    shell,
    log: log.write,
    launchPlugins: (program) => pluginPorts.launcher(program),
    installsUpdates: true,
    hasPlatform: true,
  });
}
