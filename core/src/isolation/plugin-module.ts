import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { AnyDefinition } from '../kernel/plugin-package.ts';

interface PluginModule {
  readonly default: AnyDefinition;
}

/**
 * Loads a plugin's built code, a CommonJS module (`.cjs`, what `pnpm pack-plugin` makes) or an ES module. The former by
 * `require`, since not every runtime imports them by `import`.
 */
export async function loadPluginModule(path: string): Promise<PluginModule> {
  const exported: unknown = path.endsWith('.cjs') ? createRequire(path)(path) : await import(pathToFileURL(path).href);
  const inner = (exported as Partial<PluginModule> | null)?.default;
  // The default export itself, or within a CommonJS module, or within one that was imported.
  const nested = (inner as Partial<PluginModule> | undefined)?.default;
  return { default: nested ?? inner ?? (exported as AnyDefinition) };
}
