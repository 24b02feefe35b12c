import { createStore } from '@sealwright/ui';
import { type ContributionStore, type Contributions, toContributions } from '../contributions/contributions.ts';

/** Contributions as tests write them: by point, each with its id and plugin; the data matters where it is given. */
export function contributed(
  lists: Readonly<Record<string, readonly { readonly id: string; readonly plugin: string; readonly data?: object }[]>>,
  quarantined?: Contributions['quarantined'],
) {
  const points = Object.entries(lists).map(([point, entries]) => {
    const named = entries.map((entry) => {
      return { data: {}, pluginTitle: { 'zh-CN': entry.plugin, en: entry.plugin }, ...entry };
    });
    return [point, named] as const;
  });
  return toContributions([Object.fromEntries(points)], quarantined);
}

export function contributionStore(lists: Parameters<typeof contributed>[0]) {
  const store = createStore(() => contributed(lists));
  const refresh: ContributionStore['refresh'] = async () => {};
  return {
    ...store,
    refresh,
    become: (...next: Parameters<typeof contributed>) => store.setState(contributed(...next), true),
  };
}
