import { rolldown } from 'rolldown';
import { type BundledPlugin, bundledPluginsModule } from './bundled-plugins.ts';
import { nativeAddons } from './native-addons.ts';
import { packageAssets } from './package-assets.ts';
import { workerThreads } from './worker-threads.ts';

/** Oldest Node that runs the result: the one inside Electron 25. */
export const NODE_FLOOR = 'node18';

/** The entries of processes that run on Node: the command line, the server, its plugin host, the drivers' and the plugins'. */
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
    },
    transform: { target: NODE_FLOOR },
    plugins: [bundledPluginsModule(plugins, 'js'), workerThreads('js'), packageAssets(), nativeAddons()],
    logLevel: 'warn',
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
