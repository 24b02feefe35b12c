import { PluginDeadline, type SealwrightError } from '../api/index.ts';
import { ActivationFailed, ContributionMissing } from './activation-errors.ts';
import type { Scope } from './container.ts';
import { withDeadline } from './deadline.ts';
import { describeThrown } from './describe-thrown.ts';
import type { Isolation } from './isolation.ts';
import { loadDefinition, loadIsolated } from './loader.ts';
import { ContextBuilder, type Registries } from './plugin-context.ts';
import type { PluginLife } from './plugin-life.ts';
import type { AnyDefinition, AnyPoint, InstalledPlugin } from './plugin-package.ts';

/** In milliseconds; 0 = none. */
export interface Deadlines {
  /** Importing a plugin's host code. */
  readonly load: number;
  readonly activation: number;
  /** Ending what a plugin owns. */
  readonly disposal: number;
}

export const DEFAULT_DEADLINES: Deadlines = { load: 10_000, activation: 10_000, disposal: 5_000 };

export interface ActivationSetting extends Registries {
  readonly points: ReadonlyMap<string, AnyPoint>;
  readonly deadlines: Deadlines;
  /** Missing where third-party plugins cannot run. */
  readonly isolation: Isolation | undefined;
  /** The process of an active plugin has ended by itself, or for a fault. */
  readonly onLost: (life: PluginLife, reason: SealwrightError) => void;
  /** The plugin's own scope: its log, settings and storage. */
  scopeFor(plugin: InstalledPlugin, life: PluginLife): Promise<Scope>;
}

/**
 * Loads one plugin whose dependencies are active and runs its `activate`. Rejects with the typed error that says why it
 * is not active; taking back what it registered until then is the caller's. `granted` are its services and their owners.
 */
export async function activatePlugin(
  plugin: InstalledPlugin,
  life: PluginLife,
  granted: ReadonlyMap<string, string>,
  setting: ActivationSetting,
): Promise<void> {
  let violation: Error | undefined;
  let active = false;
  const builder = new ContextBuilder(plugin, life, setting, (error) => {
    if (active) life.report('register', error);
    else violation ??= error;
  });

  const definition = await load(plugin, life, setting);
  const scope = await setting.scopeFor(plugin, life);
  life.ensureLive();
  const context = builder.build(definition, scope, granted) as Parameters<AnyDefinition['activate']>[0];
  try {
    await runActivate(definition, context, setting.deadlines.activation);
  } catch (error) {
    throw violation ?? error;
  }
  // A plugin may swallow the refusal of an undeclared registration; its activation fails all the same.
  if (violation) throw violation;
  life.ensureLive();
  const missing = unregistered(plugin, life, setting.points);
  if (missing.length > 0) throw ContributionMissing({ plugin: life.plugin, what: missing });
  active = true;
}

/** Into this process or, for a third-party plugin, into one of its own, which ends with its life. */
async function load(plugin: InstalledPlugin, life: PluginLife, setting: ActivationSetting): Promise<AnyDefinition> {
  const { isolation, deadlines, onLost } = setting;
  if (!plugin.package.module || !isolation) return loadDefinition(plugin, deadlines.load);
  const code = await loadIsolated(plugin, isolation);
  life.own(code);
  void code.lost.then((reason) => onLost(life, reason));
  return code.definition;
}

async function runActivate(
  definition: AnyDefinition,
  context: Parameters<AnyDefinition['activate']>[0],
  deadline: number,
): Promise<void> {
  const plugin = context.plugin.id;
  const running = (async () => {
    try {
      await definition.activate(context);
    } catch (thrown) {
      throw ActivationFailed({ plugin, message: describeThrown(thrown) }, { cause: thrown });
    }
  })();
  await withDeadline(running, deadline, () => PluginDeadline({ plugin, where: 'activate', milliseconds: deadline }));
}

/**
 * What the manifest announces and the code did not register. Contributions to points of other plugins are not asked
 * for: whether those need code is their definer's to say.
 */
function unregistered(
  { manifest }: InstalledPlugin,
  life: PluginLife,
  points: ReadonlyMap<string, AnyPoint>,
): readonly string[] {
  const registered = life.registered();
  const announced = [
    ...Object.keys(manifest.provides).map((service) => `service ${service}`),
    ...manifest.taps.map((hook) => `hook ${hook}`),
    ...Object.entries(manifest.contributes)
      .filter(([point]) => points.get(point)?.dataOnly === false)
      .flatMap(([point, contributions]) => contributions.map(({ id }) => `point ${point}/${id}`)),
  ];
  return announced.filter((what) => !registered.has(what));
}
