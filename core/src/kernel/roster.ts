import { Emitter, PluginUnavailable, type SealwrightError } from '../api/index.ts';
import { checkGraph, type Graph } from './graph.ts';
import { PluginIdTaken } from './graph-errors.ts';
import { claimedId, manifestOf } from './manifest.ts';
import type { InstalledPlugin, PluginPackage } from './plugin-package.ts';
import type { Surroundings } from './surroundings.ts';

/** A package that cannot take part at all: its manifest is unsound or its id is taken. */
export interface RejectedPackage {
  readonly id: string;
  readonly package: PluginPackage;
  readonly error: SealwrightError;
}

/** Which plugins are installed, which of them are absent and what the graph of the others says. */
export class Roster {
  private packages: readonly PluginPackage[];
  private known: ReturnType<typeof install>;
  private readonly surroundings: Omit<Surroundings, 'absent'>;
  private readonly changed = new Emitter<Graph>();
  private readonly disabled: Set<string>;
  private readonly quarantined = new Set<string>();
  private current: Graph;

  constructor(
    packages: readonly PluginPackage[],
    surroundings: Omit<Surroundings, 'absent'>,
    disabled: Iterable<string>,
  ) {
    this.surroundings = surroundings;
    this.disabled = new Set(disabled);
    this.packages = packages;
    this.known = install(packages);
    this.current = this.check();
  }

  get installed(): ReadonlyMap<string, InstalledPlugin> {
    return this.known.installed;
  }

  get rejected(): readonly RejectedPackage[] {
    return this.known.rejected;
  }

  get graph(): Graph {
    return this.current;
  }

  /**
   * What would be wrong with a third-party plugin, and with others for its sake, if it stood in the place of the one of
   * its id. It must have a sound manifest.
   */
  examine(candidate: PluginPackage, id: string): readonly SealwrightError[] {
    const { installed, rejected } = install(this.withThirdParty(id, candidate));
    const graph = this.check(installed, new Set([...this.disabled, ...this.quarantined].filter((each) => each !== id)));
    const broken = [...graph.errors].filter(([plugin]) => plugin === id || this.current.sound.has(plugin));
    return [
      ...rejected.filter((each) => each.package === candidate).map(({ error }) => error),
      ...broken.flatMap(([, errors]) => errors),
    ];
  }

  /** Puts a third-party plugin in the place of the one of that id, or only takes that away. */
  replace(id: string, successor: PluginPackage | undefined): void {
    this.packages = this.withThirdParty(id, successor);
    this.known = install(this.packages);
    this.quarantined.delete(id);
    this.update();
  }

  /** Fires with the new graph after every change of who is absent. */
  readonly onDidChange = this.changed.event;

  isDisabled(plugin: string): boolean {
    return this.disabled.has(plugin);
  }

  isQuarantined(plugin: string): boolean {
    return this.quarantined.has(plugin);
  }

  disable(plugin: string): void {
    this.disabled.add(plugin);
    this.update();
  }

  quarantine(plugin: string): void {
    this.quarantined.add(plugin);
    this.update();
  }

  enable(plugin: string): void {
    this.disabled.delete(plugin);
    this.quarantined.delete(plugin);
    this.update();
  }

  /** Why a plugin may not be activated; nothing when it may. */
  obstacles(plugin: string): readonly SealwrightError[] {
    if (this.disabled.has(plugin)) return [PluginUnavailable({ plugin, state: 'disabled' })];
    if (this.quarantined.has(plugin)) return [PluginUnavailable({ plugin, state: 'quarantined' })];
    return this.current.errors.get(plugin) ?? [];
  }

  /** Ids of the installed plugins that tap a hook and were not disabled by the user, in order. */
  tappers(hook: string): readonly string[] {
    return [...this.installed.values()]
      .filter(({ manifest }) => manifest.taps.includes(hook) && !this.disabled.has(manifest.id))
      .map(({ manifest }) => manifest.id)
      .sort();
  }

  /** Ids of the points that installed plugins define. */
  get pluginPoints(): ReadonlySet<string> {
    return new Set([...this.installed.values()].flatMap(({ manifest }) => Object.keys(manifest.points)));
  }

  /** 'shell', or the id of the plugin that provides a service, even one that cannot be activated at present. */
  ownerOf(service: string): string | undefined {
    const claimant = [...this.installed.values()].find(({ manifest }) => Object.hasOwn(manifest.provides, service));
    return this.current.owners.get(service) ?? claimant?.manifest.id;
  }

  private update(): void {
    this.current = this.check();
    this.changed.fire(this.current);
  }

  private check(
    installed = this.installed,
    absent: ReadonlySet<string> = new Set([...this.disabled, ...this.quarantined]),
  ): Graph {
    return checkGraph([...installed.values()], { ...this.surroundings, absent });
  }

  private withThirdParty(id: string, successor: PluginPackage | undefined): readonly PluginPackage[] {
    const others = this.packages.filter(({ origin, manifest }) => origin === 'bundled' || claimedId(manifest) !== id);
    return successor ? [...others, successor] : others;
  }
}

/** A bundled plugin keeps its id against third parties; equals with one id are all rejected. */
function install(packages: readonly PluginPackage[]) {
  const rejected: RejectedPackage[] = [];
  const byId = new Map<string, InstalledPlugin[]>();
  for (const one of packages) {
    try {
      const manifest = manifestOf(one.manifest);
      byId.set(manifest.id, [...(byId.get(manifest.id) ?? []), { package: one, manifest }]);
    } catch (error) {
      rejected.push({ id: claimedId(one.manifest), package: one, error: error as SealwrightError });
    }
  }

  const installed = new Map<string, InstalledPlugin>();
  for (const [id, claimants] of byId) {
    const bundled = claimants.filter((claimant) => claimant.package.origin === 'bundled');
    const entitled = bundled.length > 0 ? bundled : claimants;
    const keeper = entitled.length === 1 ? entitled[0] : undefined;
    if (keeper) installed.set(id, keeper);
    for (const claimant of claimants) {
      if (claimant === keeper) continue;
      const error = PluginIdTaken({ plugin: id, versions: claimants.map(({ manifest }) => manifest.version) });
      rejected.push({ id, package: claimant.package, error });
    }
  }
  return { installed, rejected };
}
