import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { chunkName } from './bundle-node.ts';
import { type BundledPlugin, pluginViewsModule } from './bundled-plugins.ts';

/** Oldest browser that runs the result: the one inside Electron 25. */
const BROWSER_FLOOR = 'chrome114';

/** The workbench's window and the page that takes the PIN. They share no file: the PIN page is loaded from another origin. */
export async function bundleWindows(root: string, plugins: readonly BundledPlugin[], dir: string): Promise<void> {
  await build({
    ...common(join(root, 'app/renderer'), join(dir, 'window')),
    plugins: [react(), pluginViewsModule(plugins)],
    // Plugins bring the same React as the window.
    resolve: { dedupe: ['react', 'react-dom', 'antd', 'zustand'] },
  });
  await build(common(join(root, 'app/pin-dialog'), join(dir, 'pin')));
}

function common(root: string, outDir: string): InlineConfig {
  return {
    configFile: false,
    root,
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: BROWSER_FLOOR,
      cssTarget: BROWSER_FLOOR,
      // The content security policy knows no data: scripts, and addresses in files are easier to follow.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4_000,
      reportCompressedSize: false,
      rolldownOptions: {
        output: { chunkFileNames: ({ facadeModuleId }) => `assets/${chunkName(facadeModuleId)}-[hash].js` },
      },
    },
  };
}
