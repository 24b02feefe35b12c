import type { PluginKind } from './new-plugin.ts';

/** A key driver that serves a key in memory until the vendor's library is put in its place. */
export const tokenDriver: PluginKind = {
  template: 'token-driver-template',
  placeholders: { id: 'demo-vendor', title: 'Demo Vendor' },
  prefix: 'token',
  point: 'tokenDrivers',
  noun: 'driver',
  example: 'pnpm new token-driver acme',
};

/** A seal mode that puts the seal into a corner of given pages. */
export const stampMode: PluginKind = {
  template: 'stamp-mode-template',
  placeholders: { id: 'demo-mode', title: 'Demo Mode' },
  prefix: 'stamp',
  point: 'stampModes',
  noun: 'seal mode',
  example: 'pnpm new stamp-mode initials',
};

/** A source of contracts that serves a platform in memory until the integrator's is put in its place. */
export const workflowSource: PluginKind = {
  template: 'workflow-source-template',
  placeholders: { id: 'demo-platform', title: 'Demo Platform' },
  prefix: 'workflow',
  point: 'workflowSources',
  noun: 'source of contracts',
  example: 'pnpm new workflow-source acme',
};
