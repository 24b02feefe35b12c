/**
 * Checks everything that plugins say of each other in their manifests, before any code loads.
 *
 * A plugin at fault is left out, and so is every plugin that cannot do without it; the rest of the host starts. Where
 * two plugins claim the same thing, the shell's and the bundled claim beats a third party's; equals are all at fault,
 * because choosing one would be a guess. Plugins that are absent (disabled, quarantined) claim nothing. A tap of a hook
 * that nobody owns, and an optional service that cannot be given, are warnings.
 */
import satisfies from 'semver/functions/satisfies.js';
import type { SealwrightError } from '../api/index.ts';
import { contributionProblems } from './contribution-check.ts';
import { findCycles, reaches } from './cycles.ts';
import {
  EngineMismatch,
  HookUnowned,
  OptionalCycle,
  OwnerUnavailable,
  RequiredServiceMissing,
  RequirementCycle,
  VersionMismatch,
} from './graph-errors.ts';
import { findOwnershipConflicts } from './ownership.ts';
import type { AnyPoint, InstalledPlugin } from './plugin-package.ts';
import type { Surroundings } from './surroundings.ts';
import { distrust } from './trust.ts';

export interface Graph {
  /** By plugin id; the plugins that may be activated. */
  readonly sound: ReadonlyMap<string, InstalledPlugin>;
  /** By plugin id; why a plugin was left out. */
  readonly errors: ReadonlyMap<string, readonly SealwrightError[]>;
  readonly warnings: readonly { readonly plugin: string; readonly error: SealwrightError }[];
  /** Service id -> id of the sound plugin that provides it, or 'shell'. */
  readonly owners: ReadonlyMap<string, string>;
  /** Plugin id -> the required and optional services that it is given -> their owners. */
  readonly grants: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** `installed` must not hold two plugins of one id. */
export function checkGraph(installed: readonly InstalledPlugin[], surroundings: Surroundings): Graph {
  const sound = new Map(
    installed
      .filter(({ manifest }) => !surroundings.absent.has(manifest.id))
      .map((plugin) => [plugin.manifest.id, plugin]),
  );
  const errors = new Map<string, SealwrightError[]>();
  const leaveOut = (found: Iterable<readonly [plugin: string, error: SealwrightError]>) => {
    for (const [plugin, error] of [...found]) {
      errors.set(plugin, [...(errors.get(plugin) ?? []), error]);
      sound.delete(plugin);
    }
  };

  const pluginPoints = new Map(installed.flatMap(({ manifest }) => Object.entries(manifest.points)));
  leaveOut([...sound.values()].flatMap((plugin) => ownProblems(plugin, installed, surroundings, pluginPoints)));
  leaveOut(findOwnershipConflicts([...sound.values()], surroundings));

  const owners = ownersOf(sound.values(), surroundings);
  leaveOut(
    findCycles(requirements(sound, owners)).flatMap((plugins) =>
      plugins.map((plugin) => [plugin, RequirementCycle({ plugins })] as const),
    ),
  );
  for (let before = -1; before !== sound.size; ) {
    before = sound.size;
    leaveOut(
      [...sound.values()].flatMap((plugin) => requirementProblems(plugin, sound, owners, installed, surroundings)),
    );
  }
  for (const [service, owner] of owners) if (owner !== 'shell' && !sound.has(owner)) owners.delete(service);

  const warnings = [...unownedTaps(sound)];
  const grants = grantServices(sound, owners, surroundings, warnings);
  return { sound, errors, warnings, owners, grants };
}

type Found = readonly [plugin: string, error: SealwrightError];
type Sound = ReadonlyMap<string, InstalledPlugin>;
type Owners = ReadonlyMap<string, string>;

function ownProblems(
  plugin: InstalledPlugin,
  installed: readonly InstalledPlugin[],
  surroundings: Surroundings,
  pluginPoints: ReadonlyMap<string, AnyPoint['schema']>,
): Found[] {
  const { id, engine } = plugin.manifest;
  const problems = contributionProblems(plugin, surroundings.points, pluginPoints);
  if (!satisfies(surroundings.engine, engine, { includePrerelease: true })) {
    problems.push(EngineMismatch({ plugin: id, range: engine, engine: surroundings.engine }));
  }
  problems.push(...distrust(plugin, installed, surroundings.admission));
  return problems.map((error) => [id, error]);
}

function ownersOf(plugins: Iterable<InstalledPlugin>, { services }: Surroundings): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { manifest } of plugins)
    for (const service of Object.keys(manifest.provides)) owners.set(service, manifest.id);
  for (const service of services.keys()) owners.set(service, 'shell');
  return owners;
}

/** Plugin -> the plugins whose services it requires. */
function requirements(sound: Sound, owners: Owners): Map<string, Set<string>> {
  const edges = new Map<string, Set<string>>();
  for (const [id, { manifest }] of sound) {
    const needed = Object.keys(manifest.requires).map((service) => owners.get(service));
    edges.set(id, new Set(needed.filter((owner) => owner !== undefined && owner !== 'shell') as string[]));
  }
  return edges;
}

function requirementProblems(
  { manifest }: InstalledPlugin,
  sound: Sound,
  owners: Owners,
  installed: readonly InstalledPlugin[],
  surroundings: Surroundings,
): Found[] {
  return Object.entries(manifest.requires).flatMap(([service, range]): Found[] => {
    const plugin = manifest.id;
    const owner = owners.get(service);
    if (owner !== undefined && (owner === 'shell' || sound.has(owner))) {
      const mismatch = versionMismatch(plugin, service, range, owner, sound, surroundings);
      return mismatch ? [[plugin, mismatch]] : [];
    }
    const broken =
      owner ?? installed.find(({ manifest: { provides } }) => Object.hasOwn(provides, service))?.manifest.id;
    return [
      [
        plugin,
        broken === undefined
          ? RequiredServiceMissing({ plugin, service })
          : OwnerUnavailable({ plugin, service, owner: broken }),
      ],
    ];
  });
}

function versionMismatch(
  plugin: string,
  service: string,
  range: string,
  owner: string,
  sound: Sound,
  { services }: Surroundings,
): SealwrightError | undefined {
  const version = (owner === 'shell' ? services.get(service) : sound.get(owner)?.manifest.provides[service]) ?? '';
  if (satisfies(version, range)) return undefined;
  return VersionMismatch({ plugin, service, range, owner, version });
}

function* unownedTaps(sound: Sound): Iterable<{ plugin: string; error: SealwrightError }> {
  const owned = new Set([...sound.values()].flatMap(({ manifest }) => manifest.hooks));
  for (const [plugin, { manifest }] of sound) {
    for (const hook of manifest.taps) if (!owned.has(hook)) yield { plugin, error: HookUnowned({ plugin, hook }) };
  }
}

/** Optional services join in the order of plugin ids, each only if it closes no circle of activations. */
function grantServices(
  sound: Sound,
  owners: Owners,
  surroundings: Surroundings,
  warnings: { plugin: string; error: SealwrightError }[],
): Map<string, Map<string, string>> {
  const edges = requirements(sound, owners);
  const grants = new Map<string, Map<string, string>>();
  for (const [plugin, { manifest }] of [...sound].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const given = new Map(Object.keys(manifest.requires).map((service) => [service, owners.get(service) as string]));
    for (const [service, range] of Object.entries(manifest.optional)) {
      const owner = owners.get(service);
      if (owner === undefined) continue;
      const obstacle =
        versionMismatch(plugin, service, range, owner, sound, surroundings) ??
        (reaches(edges, owner, plugin) ? OptionalCycle({ plugin, service, owner }) : undefined);
      if (obstacle) warnings.push({ plugin, error: obstacle });
      else {
        given.set(service, owner);
        if (owner !== 'shell') edges.get(plugin)?.add(owner);
      }
    }
    grants.set(plugin, given);
  }
  return grants;
}
