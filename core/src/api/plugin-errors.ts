/** What a caller can meet when a plugin stands behind a service, a contribution or a hook. Thrown by the host. */
import { defineError } from './errors.ts';

/** The plugin threw something that is not a typed error. `where` names the place: 'point stampModes/normal'. */
export const PluginFault = defineError<{ plugin: string; where: string; message: string }>('plugin.fault', {
  'zh-CN': '插件“{plugin}”发生故障，操作未完成。（{where}：{message}）',
  en: 'The plugin "{plugin}" has failed; the operation was not completed. ({where}: {message})',
});
/** The plugin did not answer in time; whatever it still answers is ignored. */
export const PluginDeadline = defineError<{ plugin: string; where: string; milliseconds: number }>('plugin.deadline', {
  'zh-CN': '插件“{plugin}”在 {milliseconds} 毫秒内没有响应，操作未完成。（{where}）',
  en: 'The plugin "{plugin}" did not answer within {milliseconds} ms; the operation was not completed. ({where})',
});
/** The plugin is disabled, quarantined or has just been stopped. */
export const PluginUnavailable = defineError<{ plugin: string; state: 'disabled' | 'quarantined' | 'stopped' }>(
  'plugin.unavailable',
  {
    'zh-CN': '插件“{plugin}”当前不可用：已停用、被隔离或正在停止。',
    en: 'The plugin "{plugin}" is not available at present: it is disabled, quarantined or being stopped.',
  },
);
/** A plugin that must be asked cannot be: the operation is refused until it works again or the user disables it. */
export const TapUnavailable = defineError<{ plugin: string; hook: string }>('hook.tap-unavailable', {
  'zh-CN': '操作被拒绝：插件“{plugin}”须参与此操作，但它当前无法工作。请修复或停用该插件。',
  en: 'The operation was refused: the plugin "{plugin}" has a say in it but does not work at present. Repair or disable it.',
});
/** No installed plugin and no shell provides the service. */
export const ServiceMissing = defineError<{ service: string }>('host.service-missing', {
  'zh-CN': '缺少服务“{service}”，没有插件提供该功能。',
  en: 'The service "{service}" is missing: no plugin provides it.',
});
