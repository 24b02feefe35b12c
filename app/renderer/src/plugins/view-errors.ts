/** What can be wrong with the view code of a plugin. The codes that the plugin host knows, too, mean the same there. */
import { defineError, SealwrightError } from '@sealwright/core/api';

export const ViewCodeMissing = defineError<{ plugin: string }>('plugin.no-view-code', {
  'zh-CN': '插件“{plugin}”没有界面代码，但其清单列出了界面内容。请重新安装该插件。',
  en: 'The plugin "{plugin}" lists parts of the window in its manifest but has no code for them. Install it again.',
});
export const LoadFailed = defineError<{ plugin: string; message: string }>('plugin.load-failed', {
  'zh-CN': '插件“{plugin}”的界面代码无法加载：{message}',
  en: 'The view code of the plugin "{plugin}" cannot be loaded: {message}',
});
/** The code registers what the manifest does not list. `what`: 'point views/recent'. */
export const Undeclared = defineError<{ plugin: string; what: string }>('plugin.undeclared', {
  'zh-CN': '插件“{plugin}”注册了其清单中没有的内容：{what}。',
  en: 'The plugin "{plugin}" registered something that its manifest does not list: {what}.',
});
/** The manifest lists what the code has not registered. `what` as above. */
export const ContributionMissing = defineError<{ plugin: string; what: string }>('plugin.contribution-missing', {
  'zh-CN': '插件“{plugin}”没有注册其清单中列出的内容：{what}。',
  en: 'The plugin "{plugin}" did not register what its manifest lists: {what}.',
});
/** A tool was started and gave nothing by which it can be ended. */
export const ToolEndless = defineError<{ plugin: string; tool: string }>('plugin.tool-endless', {
  'zh-CN': '插件“{plugin}”的工具“{tool}”启动后没有返回可结束它的对象，已关闭该工具。',
  en: 'The tool "{tool}" of the plugin "{plugin}" returned nothing by which it can be ended; it was switched off.',
});
/** The plugin that owns a view service could not be activated; why is the `cause`. */
export const ViewServiceFailed = defineError<{ service: string; owner: string }>('view.service-failed', {
  'zh-CN': '界面服务“{service}”当前不可用：提供它的插件“{owner}”启动失败。',
  en: 'The view service "{service}" is not available: the plugin "{owner}", which offers it, failed to start.',
});
export const ViewServiceMissing = defineError<{ service: string }>('view.service-missing', {
  'zh-CN': '缺少界面服务“{service}”，没有已启用的插件提供该功能。',
  en: 'The view service "{service}" is missing: no enabled plugin offers it.',
});
/** View code threw what is no typed error, which is the `cause`. `where`: 'activate', 'command recent.clear', 'tool normal'. */
export const ViewCodeFault = defineError<{ plugin: string; where: string }>('plugin.view-fault', {
  'zh-CN': '插件“{plugin}”的界面代码出错，操作未完成。请重试；如仍出现，请联系技术支持。（{where}）',
  en: 'The view code of the plugin "{plugin}" has failed; the operation was not completed. Try again; if it happens again, call your support. ({where})',
});

/** Runs code of a plugin; rejects with a typed error, or with one that names the plugin and the place. */
export async function named<T>(plugin: string, where: string, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (thrown) {
    throw thrown instanceof SealwrightError ? thrown : ViewCodeFault({ plugin, where }, { cause: thrown });
  }
}
