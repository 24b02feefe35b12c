import { Socket } from 'node:net';
import { forkPlugins } from '@sealwright/core/isolation';
import type { PluginPackage } from '@sealwright/core/kernel';
import { acceptChannels } from '@sealwright/core/rpc';
import { streamChannel } from '@sealwright/core/rpc/node';
import { endOnFault } from './end-on-fault.ts';
import { LogFile } from './log-file.ts';
import { SHELL_PIPE, WINDOWS_PIPE } from './plugin-host-pipes.ts';
import { runPluginHost } from './run-plugin-host.ts';

/** Longest time from the end of the shell to that of this process, in milliseconds. */
const FAREWELL = 5_000;

/**
 * The life of a child process that is a plugin host. It speaks over two pipes, one to the shell and one for all windows,
 * and exits when either is closed, that is, with its parent. `pluginProcess` is the absolute path of the built entry of
 * processes for third-party plugins; without it there are none. `hasPlatform`: the shell runs the contract platform.
 */
export async function runHostOverPipes(
  profile: string,
  loadPlugins: () => Promise<readonly PluginPackage[]>,
  pluginProcess?: string,
  hasPlatform = false,
): Promise<never> {
  const log = new LogFile(profile, 'plugin-host');
  endOnFault(log.write, 'host');
  // Ctrl+C in a terminal reaches the whole family; the parent ends this process in order.
  process.on('SIGINT', () => {});

  const open = (fd: number) => new Socket({ fd, readable: true, writable: true });
  const shell = streamChannel(open(SHELL_PIPE.fd), SHELL_PIPE);
  const windows = streamChannel(open(WINDOWS_PIPE.fd), WINDOWS_PIPE);
  const ended = Promise.race([shell.closed, windows.closed]);
  void ended.then(() => setTimeout(() => process.exit(), FAREWELL));

  const host = await runPluginHost({
    ...{ profile, plugins: await loadPlugins(), shell, log: log.write, hasPlatform },
    ...(pluginProcess && { launchPlugins: () => forkPlugins({ entry: pluginProcess }) }),
  });
  acceptChannels(windows, (window) => host.addWindow(window));
  await ended;
  await host.dispose();
  process.exit();
}
