import type { Channel } from '../rpc/channel.ts';
import { watchMemory } from './memory-watch.ts';
import { loadPluginModule } from './plugin-module.ts';
import { runPluginProcess } from './run-plugin-process.ts';

/** `EX_SOFTWARE` of sysexits.h. */
const INTERNAL_FAULT = 70;

/** The whole life of a plugin's process; `words` are the plugin's module and its folder in the profile. */
export function runOnNode(channel: Channel, words: readonly string[]): void {
  const [module, storage] = words as [string, string];
  watchMemory();
  const { crashed, ended } = runPluginProcess({ channel, storage, load: () => loadPluginModule(module) });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (thrown: unknown) => void crashed(thrown).finally(() => process.exit(INTERNAL_FAULT)));
  }
  void ended.then(() => process.exit());
}
