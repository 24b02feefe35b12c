import { ProfilePlugins } from '@sealwright/core/install';
import type { PluginPackage } from '@sealwright/core/kernel';
import { loadBundledPlugins } from './bundled-plugins.ts';

/** The plugins of this build and those that are installed in the profile, as they are now. Loads none of their code. */
export async function loadPlugins(profile: string): Promise<readonly PluginPackage[]> {
  return [...(await loadBundledPlugins()), ...(await new ProfilePlugins(profile).list())];
}
