/** What can be wrong between plugins. Every error names all plugins concerned. */
import { defineError } from '../api/index.ts';

export const EngineMismatch = defineError<{ plugin: string; range: string; engine: string }>('graph.engine-mismatch', {
  'zh-CN': '插件“{plugin}”需要引擎版本 {range}，当前版本为 {engine}。',
  en: 'The plugin "{plugin}" needs engine {range}; this is engine {engine}.',
});
export const PluginIdTaken = defineError<{ plugin: string; versions: readonly string[] }>('graph.plugin-id-taken', {
  'zh-CN': '有多个插件使用同一标识“{plugin}”（版本：{versions}）。',
  en: 'Several plugins have the id "{plugin}" (versions: {versions}).',
});
export const ServiceOwners = defineError<{ service: string; plugins: readonly string[] }>('graph.service-owners', {
  'zh-CN': '服务“{service}”有多个提供者：{plugins}。',
  en: 'The service "{service}" has several owners: {plugins}.',
});
export const HookOwners = defineError<{ hook: string; plugins: readonly string[] }>('graph.hook-owners', {
  'zh-CN': '钩子“{hook}”有多个所有者：{plugins}。',
  en: 'The hook "{hook}" has several owners: {plugins}.',
});
export const PointOwners = defineError<{ point: string; plugins: readonly string[] }>('graph.point-owners', {
  'zh-CN': '扩展点“{point}”有多个定义者：{plugins}。',
  en: 'The point "{point}" is defined by several plugins: {plugins}.',
});
export const ContributionOwners = defineError<{ point: string; contribution: string; plugins: readonly string[] }>(
  'graph.contribution-owners',
  {
    'zh-CN': '扩展点“{point}”中的“{contribution}”有多个提供者：{plugins}。',
    en: 'The contribution "{contribution}" to "{point}" has several owners: {plugins}.',
  },
);
export const PointUnknown = defineError<{ plugin: string; point: string }>('graph.point-unknown', {
  'zh-CN': '插件“{plugin}”使用了不存在的扩展点“{point}”。',
  en: 'The plugin "{plugin}" uses the point "{point}", which nobody defines.',
});
export const RequiredServiceMissing = defineError<{ plugin: string; service: string }>('graph.service-missing', {
  'zh-CN': '插件“{plugin}”所需的服务“{service}”没有提供者。',
  en: 'The plugin "{plugin}" requires the service "{service}", which nobody provides.',
});
export const VersionMismatch = defineError<{
  plugin: string;
  service: string;
  range: string;
  owner: string;
  version: string;
}>('graph.version-mismatch', {
  'zh-CN': '插件“{plugin}”需要服务“{service}”的版本 {range}，“{owner}”提供的是 {version}。',
  en: 'The plugin "{plugin}" needs "{service}" {range}; "{owner}" provides {version}.',
});
export const OwnerUnavailable = defineError<{ plugin: string; service: string; owner: string }>(
  'graph.owner-unavailable',
  {
    'zh-CN': '插件“{plugin}”所需的服务“{service}”不可用：插件“{owner}”已停用或发生故障。',
    en: 'The plugin "{plugin}" requires "{service}", but its owner "{owner}" is disabled or broken.',
  },
);
/** `plugins` in the order of the requirement: each requires a service of the next, the last one of the first. */
export const RequirementCycle = defineError<{ plugins: readonly string[] }>('graph.cycle', {
  'zh-CN': '插件相互依赖，形成循环：{plugins}。',
  en: 'These plugins require each other in a cycle: {plugins}.',
});
/** A warning: the optional service is not given, because its owner needs the plugin that asks for it. */
export const OptionalCycle = defineError<{ plugin: string; service: string; owner: string }>('graph.optional-cycle', {
  'zh-CN': '插件“{plugin}”的可选服务“{service}”被忽略：其提供者“{owner}”依赖该插件。',
  en: 'The optional service "{service}" of the plugin "{plugin}" is left out: its owner "{owner}" depends on that plugin.',
});
/** A warning: the tap waits in vain, nothing else is wrong. */
export const HookUnowned = defineError<{ plugin: string; hook: string }>('graph.hook-unowned', {
  'zh-CN': '插件“{plugin}”监听的钩子“{hook}”没有所有者。',
  en: 'The plugin "{plugin}" taps the hook "{hook}", which nobody owns.',
});
export const HostCodeMissing = defineError<{ plugin: string }>('graph.host-code-missing', {
  'zh-CN': '插件“{plugin}”声明了需要代码的功能，但没有主机代码。',
  en: 'The plugin "{plugin}" announces what needs code, but has no host code.',
});
