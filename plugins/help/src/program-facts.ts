import { arch, release, type } from 'node:os';
import { dirname } from 'node:path';
import type { PluginStorage } from '@sealwright/core/api';
import type { ProgramFacts } from './common-help-rpc.ts';

/** What support asks for first. Nothing of the user's but where the profile is. */
export async function programFacts(version: string, storage: PluginStorage): Promise<ProgramFacts> {
  const { node, electron, chrome } = process.versions;
  return {
    version,
    ...(electron !== undefined && { electron }),
    ...(chrome !== undefined && { chromium: chrome }),
    node,
    system: `${type()} ${release()} ${arch()}`,
    // <profile>/plugins/help
    profile: dirname(dirname(await storage.folder())),
  };
}
