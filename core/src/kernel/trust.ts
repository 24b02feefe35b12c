import { defineError, type SealwrightError } from '../api/index.ts';
import type { PluginPackage } from './plugin-package.ts';

export const IsolationUnavailable = defineError<{ plugin: string }>('plugin.isolation-unavailable', {
  'zh-CN': '第三方插件“{plugin}”须在独立进程中运行，当前版本尚不支持，因此未加载。',
  en: 'The third-party plugin "{plugin}" must run in a process of its own, which this version cannot offer; it was not loaded.',
});

/**
 * Why a plugin's host code may not run in the host's process. Only bundled plugins may: code in this process can reach
 * everything the process can, so a third-party plugin needs one of its own. Its manifest's data, and a `driver.ts`,
 * which has its own process anyway, are no danger to the host.
 */
export function distrust(plugin: string, { origin, load }: PluginPackage): SealwrightError | undefined {
  return origin === 'third-party' && load ? IsolationUnavailable({ plugin }) : undefined;
}
