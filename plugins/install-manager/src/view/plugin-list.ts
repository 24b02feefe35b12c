import type { Locale, PluginStatus } from '@sealwright/core/api';

type Linked = Pick<PluginStatus, 'id' | 'state' | 'requires' | 'provides'>;

/** Enabled plugins that cannot work without this one, those that need it through others included, by id. */
export function dependentsOf(id: string, plugins: readonly Linked[]): readonly string[] {
  const lost = new Set<string>([id]);
  for (const current of lost) {
    const provided = new Set(plugins.find((plugin) => plugin.id === current)?.provides);
    for (const plugin of plugins)
      if (plugin.state !== 'disabled' && plugin.requires.some((service) => provided.has(service))) lost.add(plugin.id);
  }
  lost.delete(id);
  return [...lost].sort();
}

/** Contributions by point, in the order of the manifest. */
export function contributionsByPoint({ contributes }: Pick<PluginStatus, 'contributes'>) {
  const points = new Map<string, string[]>();
  for (const { point, id } of contributes) points.set(point, [...(points.get(point) ?? []), id]);
  return [...points].map(([point, ids]) => ({ point, ids }));
}

type Described = Pick<PluginStatus, 'id' | 'title' | 'description' | 'state'>;

/** Plugins in whose id, title or description every word of the query occurs, in whichever language. */
export function searchPlugins<P extends Described>(plugins: readonly P[], query: string): readonly P[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return plugins.filter(({ id, title, description }) => {
    const all = [id, ...Object.values(title), ...Object.values(description)].join('\n').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

export const isTroubled = ({ state }: Pick<PluginStatus, 'state'>) => state === 'failed' || state === 'quarantined';

/** Those in trouble first, then by title. */
export function inOrder<P extends Described>(plugins: readonly P[], locale: Locale): readonly P[] {
  const { compare } = new Intl.Collator(locale);
  return [...plugins].sort(
    (a, b) => Number(isTroubled(b)) - Number(isTroubled(a)) || compare(a.title[locale], b.title[locale]),
  );
}
