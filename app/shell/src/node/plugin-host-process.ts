/** Entry of the process that `spawnPluginHost` starts: `<entry> <profile folder>`. */
import { loadBundledPlugins } from './bundled-plugins.ts';
import { runHostOverPipes } from './run-host-over-pipes.ts';

const [profile] = process.argv.slice(2) as [string];
await runHostOverPipes(profile, loadBundledPlugins);
