/** Made by the build from the packages in `plugins/`. */
declare module 'sealwright:bundled-plugins' {
  import type { PluginPackage } from '@sealwright/core/kernel';
  export const bundledPlugins: readonly PluginPackage[];
}
