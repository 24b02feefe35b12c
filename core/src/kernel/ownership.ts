import { CliCommands, Commands, type SealwrightError, ViewCommands } from '../api/index.ts';
import { ContributionOwners, HookOwners, PointOwners, ServiceOwners } from './graph-errors.ts';
import type { InstalledPlugin } from './plugin-package.ts';
import type { Surroundings } from './surroundings.ts';

/** Stands for the host in the list of owners. */
const HOST = 'shell';

interface Claim {
  readonly error: (plugins: readonly string[]) => SealwrightError;
  readonly claimants: string[];
}

/** Finds services, hooks, points and contribution ids that more than one plugin claims; yields the plugins at fault. */
export function* findOwnershipConflicts(
  plugins: readonly InstalledPlugin[],
  surroundings: Surroundings,
): Iterable<readonly [plugin: string, error: SealwrightError]> {
  const claims = new Map<string, Claim>();
  const claim = (what: string, claimant: string, error: Claim['error']) => {
    const known = claims.get(what);
    if (known) known.claimants.push(claimant);
    else claims.set(what, { error, claimants: [claimant] });
  };
  const service = (id: string, by: string) =>
    claim(`service ${id}`, by, (owners) => ServiceOwners({ service: id, plugins: owners }));
  const point = (id: string, by: string) =>
    claim(`point ${id}`, by, (owners) => PointOwners({ point: id, plugins: owners }));

  for (const id of surroundings.services.keys()) service(id, HOST);
  for (const id of surroundings.points.keys()) point(id, HOST);
  for (const { manifest } of plugins) {
    const by = manifest.id;
    for (const id of Object.keys(manifest.provides)) service(id, by);
    for (const id of Object.keys(manifest.points)) point(id, by);
    for (const id of manifest.hooks) claim(`hook ${id}`, by, (owners) => HookOwners({ hook: id, plugins: owners }));
    for (const [to, contributions] of Object.entries(manifest.contributes)) {
      for (const contribution of contributions) {
        for (const name of claimedNames(to, contribution)) {
          claim(name, by, (owners) =>
            ContributionOwners({ point: to, contribution: contribution.id, plugins: owners }),
          );
        }
      }
    }
  }

  const thirdParties = new Set(plugins.filter((p) => p.package.origin === 'third-party').map((p) => p.manifest.id));
  const rank = (claimant: string) => (claimant === HOST ? 0 : thirdParties.has(claimant) ? 2 : 1);
  for (const { claimants, error } of claims.values()) {
    if (claimants.length === 1) continue;
    const best = Math.min(...claimants.map(rank));
    const contested = claimants.filter((claimant) => rank(claimant) === best).length > 1;
    const atFault = claimants.filter((claimant) => contested || rank(claimant) > best);
    const all = [...new Set(claimants)].sort();
    for (const plugin of new Set(atFault)) yield [plugin, error(all)];
  }
}

/** What nobody else may have: the id within its point, and what users and other plugins run it by. */
function claimedNames(point: string, { id, name }: { readonly id: string; readonly name?: unknown }): string[] {
  if (point === Commands.id || point === ViewCommands.id) return [`command ${id}`];
  const own = `contribution ${point} ${id}`;
  return point === CliCommands.id ? [own, `words ${String(name)}`] : [own];
}
