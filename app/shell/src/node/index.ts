/** What shells have in common in their Node processes. */
export * from './bundled-plugins.ts';
export * from './end-on-fault.ts';
export * from './load-plugins.ts';
export * from './locale.ts';
export * from './log-file.ts';
export * from './page-files.ts';
export * from './pin-broker.ts';
export type { PluginHostClient } from './plugin-host-rpc.ts';
export * from './plugin-host-supervisor.ts';
export * from './profile-folder.ts';
export * from './run-host-over-pipes.ts';
export * from './run-plugin-host.ts';
export * from './security-policies.ts';
export type { ShellServices } from './serve-shell.ts';
export * from './shell-errors.ts';
export * from './spawn-plugin-host.ts';
export type { ThirdPartyPlugins, ThirdPartyPluginsClient } from './third-party-plugins-rpc.ts';
