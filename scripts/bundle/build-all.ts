import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { bundledPlugins, bundledPluginsModule } from './bundled-plugins.ts';
import { BUILD_STAMP, DIST } from './freshness.ts';
import { packageAssets } from './package-assets.ts';

/** Oldest Node that runs the result: the one inside Electron 25. */
const FLOOR = 'node18';

/**
 * Bundles every process entry into `dist/`: one file each, with the parts that several of them share. The folder appears
 * whole, so that two commands which find an old build at the same moment do not meet half of each other's.
 */
export async function buildAll(root: string): Promise<void> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', 'build-'));
  try {
    const started = new Date();
    await bundleInto(folder, root);
    writeFileSync(join(folder, BUILD_STAMP), `${JSON.stringify({ built: started.toISOString() })}\n`);
    replaceFolder(join(root, DIST), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundleInto(dir: string, root: string): Promise<void> {
  const plugins = bundledPlugins(root);
  const drivers = plugins.flatMap(({ id, driver }) => (driver ? [[`drivers/${id}`, driver] as const] : []));
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
    dir,
    format: 'esm',
    chunkFileNames: ({ facadeModuleId }) => `chunks/${pluginOf(facadeModuleId) ?? '[name]'}-[hash].js`,
    minify: false,
  });
  await bundle.close();
}

/** Where another build came first, its result is as good as ours: one of them stands there in the end. */
function replaceFolder(target: string, source: string): void {
  rmSync(target, { recursive: true, force: true });
  try {
    renameSync(source, target);
  } catch (fault) {
    if (!existsSync(join(target, BUILD_STAMP))) throw fault;
  }
}

/** 'plugins/signing/src/host.ts' is the chunk 'signing': a stack trace names the plugin. */
function pluginOf(module: string | null): string | undefined {
  return /[\\/]plugins[\\/]([^\\/]+)[\\/]src[\\/]host\.ts$/.exec(module ?? '')?.[1];
}
