import { type InputOptions, rolldown } from 'rolldown';
import { type BundledPlugin, bundledPluginsModule } from './bundled-plugins.ts';
import { folderAssets } from './folder-assets.ts';
import { nativeAddons } from './native-addons.ts';
import { packageAssets } from './package-assets.ts';
import { workerThreads } from './worker-threads.ts';

/** Oldest Node that runs the result: the one inside Electron 25. */
export const NODE_FLOOR = 'node18';

/** Packages that others try to load, by a call, and do without: `pg` has a variant in C. */
export const OPTIONAL_MODULES = ['pg-native'];

/** PGlite's compiler writes `eval` into what it makes, for a feature that PGlite does not use. */
export const withoutEval: NonNullable<InputOptions['onLog']> = (level, log, handle) => {
  if (log.code !== 'EVAL' || !log.message.includes('pglite')) handle(level, log);
};

/**
 * The entries of processes that run on Node: the command line, the server, its plugin host, the drivers' and the
 * plugins', and the contract platform, embedded or as a server of its own.
 */
export async function bundleNode(root: string, plugins: readonly BundledPlugin[], dir: string): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    platform: 'node',
    input: {
      cli: 'app/cli/src/main.ts',
      serve: 'app/serve/src/main.ts',
      'plugin-host': 'app/shell/src/node/plugin-host-process.ts',
      'driver-process': 'core/src/drivers/driver-process.ts',
      'plugin-process': 'core/src/isolation/plugin-process.ts',
      platform: 'platform/src/main.ts',
    },
    transform: { target: NODE_FLOOR },
    external: OPTIONAL_MODULES,
    plugins: [
      bundledPluginsModule(plugins, 'js'),
      workerThreads('js'),
      packageAssets(),
      folderAssets(),
      nativeAddons(),
    ],
    logLevel: 'warn',
    onLog: withoutEval,
  });
  await bundle.write({
    dir,
    format: 'esm',
    chunkFileNames: ({ facadeModuleId }) => `chunks/${chunkName(facadeModuleId)}-[hash].js`,
    minify: false,
  });
  await bundle.close();
}

/** 'plugins/signing/src/host.ts' is the chunk 'signing': a stack trace names the plugin. */
export function chunkName(module: string | null | undefined): string {
  return /[\\/]plugins[\\/]([^\\/]+)[\\/]src[\\/](?:host\.ts|view\.tsx)$/.exec(module ?? '')?.[1] ?? '[name]';
}
