import type { PluginStatus } from '@sealwright/core/api';

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

/** Plugins in whose id or description every word of the query occurs. */
export function searchPlugins(plugins: readonly PluginStatus[], query: string): readonly PluginStatus[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return plugins.filter(({ id, description }) => {
    const all = `${id}\n${description}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
