import { PluginDeadline, SealwrightError } from '../api/index.ts';
import { LoadFailed } from './activation-errors.ts';
import { withDeadline } from './deadline.ts';
import { describeThrown } from './describe-thrown.ts';
import type { IsolatedCode, Isolation } from './isolation.ts';
import type { AnyDefinition, InstalledPlugin } from './plugin-package.ts';

/** A plugin without host code: all it contributes is data. */
const NOTHING: AnyDefinition = { activate() {} };

/** Loads a plugin's host code. Rejects with `plugin.load-failed` or, after `deadline` milliseconds, `plugin.deadline`. */
export async function loadDefinition(
  { manifest, package: { load } }: InstalledPlugin,
  deadline: number,
): Promise<AnyDefinition> {
  if (!load) return NOTHING;
  const plugin = manifest.id;
  const loading = (async () => {
    try {
      const { default: definition } = await load();
      if (typeof definition?.activate !== 'function') throw new TypeError('the module has no plugin as default export');
      return definition;
    } catch (thrown) {
      throw LoadFailed({ plugin, message: describeThrown(thrown) }, { cause: thrown });
    }
  })();
  return withDeadline(loading, deadline, () => PluginDeadline({ plugin, where: 'load', milliseconds: deadline }));
}

/** Starts the process of a third-party plugin and loads its code there. Rejects with typed errors, `plugin.load-failed` among them. */
export async function loadIsolated(plugin: InstalledPlugin, isolation: Isolation): Promise<IsolatedCode> {
  try {
    return await isolation.start(plugin);
  } catch (thrown) {
    if (thrown instanceof SealwrightError) throw thrown;
    throw LoadFailed({ plugin: plugin.manifest.id, message: describeThrown(thrown) }, { cause: thrown });
  }
}
