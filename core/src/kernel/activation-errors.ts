/** Why a plugin did not become active. */
import { defineError } from '../api/index.ts';

export const LoadFailed = defineError<{ plugin: string; message: string }>('plugin.load-failed', {
  'zh-CN': '插件“{plugin}”的代码无法加载：{message}',
  en: 'The code of the plugin "{plugin}" cannot be loaded: {message}',
});
export const ActivationFailed = defineError<{ plugin: string; message: string }>('plugin.activation-failed', {
  'zh-CN': '插件“{plugin}”启动失败：{message}',
  en: 'The plugin "{plugin}" failed to start: {message}',
});
/** The code does something that the manifest does not announce. `what`: 'service pdf.engine', 'point stampModes/normal'. */
export const Undeclared = defineError<{ plugin: string; what: string }>('plugin.undeclared', {
  'zh-CN': '插件“{plugin}”使用了清单中未声明的内容：{what}。',
  en: 'The plugin "{plugin}" uses what its manifest does not declare: {what}.',
});
export const ContributionMissing = defineError<{ plugin: string; what: readonly string[] }>(
  'plugin.contribution-missing',
  {
    'zh-CN': '插件“{plugin}”未提供清单中声明的内容：{what}。',
    en: 'The plugin "{plugin}" did not register what its manifest announces: {what}.',
  },
);
export const RegisteredTwice = defineError<{ plugin: string; what: string }>('plugin.registered-twice', {
  'zh-CN': '插件“{plugin}”重复注册了 {what}。',
  en: 'The plugin "{plugin}" registered {what} twice.',
});
export const DependencyFailed = defineError<{ plugin: string; service: string; owner: string }>(
  'plugin.dependency-failed',
  {
    'zh-CN': '插件“{plugin}”无法启动：其所需服务“{service}”的提供者“{owner}”启动失败。',
    en: 'The plugin "{plugin}" cannot start: "{owner}", which provides "{service}", failed to start.',
  },
);
/** Reported, never thrown: a registration that outlived its plugin because nothing owned it. */
export const Leaked = defineError<{ plugin: string; what: readonly string[] }>('plugin.leak', {
  'zh-CN': '插件“{plugin}”停止后遗留了未释放的注册：{what}。',
  en: 'The plugin "{plugin}" left registrations behind when it ended: {what}.',
});
/** Reported, never thrown: more log entries than the host writes. */
export const LogFlood = defineError<{ plugin: string; dropped: number }>('plugin.log-flood', {
  'zh-CN': '插件“{plugin}”写入日志过多，已丢弃 {dropped} 条。',
  en: 'The plugin "{plugin}" logs too much; {dropped} entries were dropped.',
});
export const PluginUnknown = defineError<{ plugin: string }>('host.plugin-unknown', {
  'zh-CN': '未安装插件“{plugin}”。',
  en: 'No plugin "{plugin}" is installed.',
});
