import type { PluginPackage } from '@sealwright/core/kernel';

/** The plugins of this build, as the plugin host starts and the driver supervisor needs them. Loads none of their code. */
export async function loadBundledPlugins(): Promise<readonly PluginPackage[]> {
  return (await import('sealwright:bundled-plugins')).bundledPlugins;
}
