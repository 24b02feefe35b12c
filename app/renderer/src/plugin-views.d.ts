/** Made by the build: the window half of every bundled plugin, loaded on first use. */
declare module 'sealwright:plugin-views' {
  import type { ViewDefinition } from '@sealwright/ui';

  export const pluginViews: Readonly<Record<string, () => Promise<{ readonly default: ViewDefinition }>>>;
}
