/** What can go wrong with a plugin in a process of its own. All but the refusals count as faults of the plugin. */
import { defineError } from '../api/errors.ts';

export const PluginNotStarted = defineError<{ plugin: string }>('plugin.not-started', {
  'zh-CN': '第三方插件“{plugin}”的进程无法启动。请重新安装该插件；如仍出现，请联系插件提供者。',
  en: 'The process of the third-party plugin "{plugin}" could not be started. Install it again; if that does not help, ask its maker.',
});

export const PluginCrashed = defineError<{ plugin: string; reason: string }>('plugin.crashed', {
  'zh-CN': '第三方插件“{plugin}”的进程意外退出（{reason}），操作未完成。下次使用时会重新启动。',
  en: 'The process of the third-party plugin "{plugin}" ended unexpectedly ({reason}); the operation was not completed. It starts anew on next use.',
});

export const PluginUnresponsive = defineError<{ plugin: string; seconds: number }>('plugin.unresponsive', {
  'zh-CN': '第三方插件“{plugin}”在 {seconds} 秒内没有响应，其进程已被结束，操作未完成。下次使用时会重新启动。',
  en: 'The third-party plugin "{plugin}" did not respond for {seconds} seconds. Its process was ended and the operation not completed; it starts anew on next use.',
});

/** `rule`: 'malformed' or 'flood'. */
export const PluginMisbehaved = defineError<{ plugin: string; rule: string }>('plugin.misbehaved', {
  'zh-CN': '第三方插件“{plugin}”发送了异常数据（{rule}），其进程已被结束，操作未完成。',
  en: 'The third-party plugin "{plugin}" sent what no plugin may send ({rule}). Its process was ended and the operation not completed.',
});
