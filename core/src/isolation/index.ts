/** Processes of third-party plugins: how they are started, what runs in them and what they may use. Node only. */
export * from './fork-plugins.ts';
export * from './isolated-plugins.ts';
export * from './isolation-errors.ts';
export { CAPABILITIES } from './permission-flags.ts';
export type { PluginLauncher, PluginProcess, PluginProcessSpec } from './plugin-launcher.ts';
export { runOnNode } from './run-on-node.ts';
export { LONGEST_MESSAGE } from './runner-protocol.ts';
