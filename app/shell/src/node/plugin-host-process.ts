/** Entry of the process that `spawnPluginHost` starts: `<entry> <profile folder>`. */
import { fileURLToPath } from 'node:url';
import { loadBundledPlugins } from './bundled-plugins.ts';
import { runHostOverPipes } from './run-host-over-pipes.ts';

const [profile] = process.argv.slice(2) as [string];
const pluginProcess = fileURLToPath(new URL('./plugin-process.js', import.meta.url));
await runHostOverPipes(profile, loadBundledPlugins, pluginProcess, true);
