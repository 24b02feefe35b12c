import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type InputOptions, rolldown } from 'rolldown';
import { chunkName, NODE_FLOOR, OPTIONAL_MODULES, withoutEval } from './bundle-node.ts';
import { type BundledPlugin, bundledPluginsModule } from './bundled-plugins.ts';
import { folderAssets } from './folder-assets.ts';
import { nativeAddons } from './native-addons.ts';
import { packageAssets } from './package-assets.ts';
import { workerThreads } from './worker-threads.ts';

/**
 * The desktop app's processes, as CommonJS: Electron 25 starts nothing else, and a sandboxed preload script has to be one
 * file.
 */
export async function bundleDesktop(root: string, plugins: readonly BundledPlugin[], dir: string): Promise<void> {
  mkdirSync(dir, { recursive: true });
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ name, version, type: 'commonjs', main: 'main.cjs' }));
  const common: InputOptions = {
    cwd: root,
    platform: 'node',
    external: ['electron', ...OPTIONAL_MODULES],
    logLevel: 'warn',
  };

  const processes = await rolldown({
    ...common,
    // Pictures that the program itself shows: the icon of the tray.
    moduleTypes: { '.png': 'dataurl' },
    input: {
      main: 'app/electron/src/main/main.ts',
      'plugin-host': 'app/electron/src/processes/plugin-host.ts',
      driver: 'app/electron/src/processes/driver.ts',
      plugin: 'app/electron/src/processes/plugin.ts',
      platform: 'platform/src/main.ts',
    },
    transform: { target: NODE_FLOOR },
    plugins: [
      bundledPluginsModule(plugins, 'cjs'),
      workerThreads('cjs'),
      packageAssets(),
      folderAssets(),
      nativeAddons(),
    ],
    onLog: withoutEval,
  });
  await processes.write({
    dir,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: ({ facadeModuleId }) => `chunks/${chunkName(facadeModuleId)}-[hash].cjs`,
    minify: false,
  });
  await processes.close();

  for (const window of ['workbench', 'pin']) {
    const preload = await rolldown({
      ...common,
      input: `app/electron/src/preload/${window}.ts`,
      transform: { target: 'chrome114' },
    });
    await preload.write({ file: join(dir, `preload-${window}.cjs`), format: 'cjs', minify: false });
    await preload.close();
  }
}
