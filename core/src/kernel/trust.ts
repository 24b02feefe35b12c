import { CliCommands, Commands, defineError, type SealwrightError, Settings } from '../api/index.ts';
import type { Admission } from './isolation.ts';
import type { Manifest } from './manifest.ts';
import type { InstalledPlugin } from './plugin-package.ts';

export const IsolationUnavailable = defineError<{ plugin: string }>('plugin.isolation-unavailable', {
  'zh-CN': '第三方插件“{plugin}”须在独立进程中运行，此处无法提供，因此未加载。',
  en: 'The third-party plugin "{plugin}" must run in a process of its own, which is not available here; it was not loaded.',
});
/** `what`: 'the service keys'. */
export const NotAdmitted = defineError<{ plugin: string; what: string; whatZh: string }>('plugin.not-admitted', {
  'zh-CN': '第三方插件“{plugin}”不能使用{whatZh}，该功能只向内置插件开放。',
  en: 'The third-party plugin "{plugin}" may not use {what}: that is for bundled plugins only.',
});
/** `name` is the id of a command, setting or service. */
export const NameForeign = defineError<{ plugin: string; name: string }>('plugin.name-foreign', {
  'zh-CN': '第三方插件“{plugin}”使用的标识“{name}”须以“{plugin}.”开头，且不与内置功能相同。',
  en: 'The name "{name}" of the third-party plugin "{plugin}" must begin with "{plugin}." and be none of the bundled plugins\'.',
});

/**
 * What keeps a third-party plugin from running, told before any of its code runs. Code in the host's process can reach
 * everything that the process can, so its host code needs a process of its own; its manifest may name nothing but what
 * third parties are admitted to, and what is its own must carry its name. Its `driver.ts` has its own process anyway.
 */
export function distrust(
  { manifest, package: installed }: InstalledPlugin,
  all: readonly InstalledPlugin[],
  admission: Admission | undefined,
): SealwrightError[] {
  if (installed.origin !== 'third-party') return [];
  if (installed.load || (installed.module && !admission)) return [IsolationUnavailable({ plugin: manifest.id })];
  if (!admission) return [];
  const of = (origin: 'bundled' | 'third-party') =>
    all.filter((other) => other.package.origin === origin).map((other) => other.manifest);
  return [...unadmitted(manifest, of('third-party'), admission), ...foreignNames(manifest, of('bundled'))];
}

function unadmitted(manifest: Manifest, thirdParties: readonly Manifest[], admission: Admission): SealwrightError[] {
  const { id: plugin, contributes, requires, optional, taps, hooks, points } = manifest;
  const refuse = (what: string, whatZh: string, ids: readonly string[], isAdmitted: (id: string) => boolean) =>
    ids
      .filter((id) => !isAdmitted(id))
      .map((id) => NotAdmitted({ plugin, what: `${what} ${id}`, whatZh: `${whatZh}“${id}”` }));
  const isOfThirdParty = (service: string) => thirdParties.some(({ provides }) => Object.hasOwn(provides, service));
  const services = Object.keys({ ...requires, ...optional });
  return [
    ...refuse('the point', '扩展点', Object.keys(contributes), (id) => admission.points.has(id)),
    ...refuse('the service', '服务', services, (id) => admission.services.has(id) || isOfThirdParty(id)),
    ...refuse('the hook', '钩子', taps, (id) => admission.hooks.has(id)),
    ...refuse('a hook of its own,', '自有钩子', hooks, () => false),
    ...refuse('a point of its own,', '自有扩展点', Object.keys(points), () => false),
  ];
}

/** Names by which users and other plugins would take a third party's for something of the program's own. */
function foreignNames(
  { id: plugin, contributes, provides }: Manifest,
  bundled: readonly Manifest[],
): SealwrightError[] {
  const idsOf = (point: string) => (contributes[point] ?? []).map(({ id }) => id);
  const isTaken = (service: string) =>
    bundled.some((other) =>
      [other.provides, other.requires, other.optional].some((part) => Object.hasOwn(part, service)),
    );
  const names = [...Object.keys(provides), ...idsOf(Commands.id), ...idsOf(Settings.id)];
  const foreign = names.filter((name) => !name.startsWith(`${plugin}.`) || isTaken(name));
  const taken = new Set(bundled.flatMap(commandWords));
  const words = commandWords({ contributes }).filter((word) => taken.has(word));
  // One called like the names of the program could put its own among them: `documents.lost`.
  const own = namespaces(bundled).has(plugin) ? [plugin] : [];
  return [...own, ...foreign, ...words].map((name) => NameForeign({ plugin, name }));
}

/** What the names of the bundled plugins' commands, settings, services and hooks begin with. */
function namespaces(bundled: readonly Manifest[]): ReadonlySet<string> {
  const names = bundled.flatMap(({ contributes, provides, hooks }) => [
    ...Object.values(contributes).flatMap((entries) => entries.map(({ id }) => id)),
    ...Object.keys(provides),
    ...hooks,
  ]);
  return new Set(names.filter((name) => name.includes('.')).map((name) => name.split('.')[0]!));
}

/** First words of the commands of the command line. */
function commandWords({ contributes }: Pick<Manifest, 'contributes'>): string[] {
  return (contributes[CliCommands.id] ?? []).map(({ name }) => String(name).trim().split(/\s+/)[0] ?? '');
}
