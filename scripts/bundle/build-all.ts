import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { bundledPlugins, bundledPluginsModule } from './bundled-plugins.ts';
import { BUILD_STAMP } from './freshness.ts';
import { packageAssets } from './package-assets.ts';

/** Oldest Node that runs the result: the one inside Electron 25. */
const FLOOR = 'node18';

/** Bundles every process entry into `dist/`: one file each, with the parts that several of them share. */
export async function buildAll(root: string): Promise<void> {
  const plugins = bundledPlugins(root);
  const drivers = plugins.flatMap(({ id, driver }) => (driver ? [[`drivers/${id}`, driver] as const] : []));
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const started = new Date();
  const bundle = await rolldown({
    cwd: root,
    platform: 'node',
    input: {
      cli: 'app/cli/src/main.ts',
      'driver-process': 'core/src/drivers/driver-process.ts',
      ...Object.fromEntries(drivers),
    },
    transform: { target: FLOOR },
    plugins: [bundledPluginsModule(plugins), packageAssets()],
    logLevel: 'warn',
  });
  await bundle.write({
    dir: join(root, 'dist'),
    format: 'esm',
    chunkFileNames: ({ facadeModuleId }) => `chunks/${pluginOf(facadeModuleId) ?? '[name]'}-[hash].js`,
    minify: false,
  });
  await bundle.close();
  writeFileSync(join(root, BUILD_STAMP), `${JSON.stringify({ built: started.toISOString() })}\n`);
}

/** 'plugins/signing/src/host.ts' is the chunk 'signing': a stack trace names the plugin. */
function pluginOf(module: string | null): string | undefined {
  return /[\\/]plugins[\\/]([^\\/]+)[\\/]src[\\/]host\.ts$/.exec(module ?? '')?.[1];
}
