import type {
  CommandData,
  DocumentToolData,
  KeybindingData,
  Localized,
  MenuData,
  StatusItemData,
  ViewData,
  ViewServiceData,
} from '@sealwright/core/api';
import { createStore, type ReadableStore } from '@sealwright/ui';
import type { HostConnection } from '../host/host-connection.ts';

export interface Contributed<D> {
  readonly id: string;
  readonly plugin: string;
  /** What users call that plugin. */
  readonly pluginTitle: Localized;
  readonly data: D;
}

/** Lists with an order are in it. */
export interface PointLists {
  readonly views: readonly Contributed<ViewData>[];
  readonly commands: readonly Contributed<CommandData>[];
  readonly viewCommands: readonly Contributed<CommandData>[];
  readonly menus: readonly Contributed<MenuData>[];
  readonly keybindings: readonly Contributed<KeybindingData>[];
  readonly statusItems: readonly Contributed<StatusItemData>[];
  readonly documentTools: readonly Contributed<DocumentToolData>[];
  readonly viewServices: readonly Contributed<ViewServiceData>[];
}

/** What plugins contribute to the window, by point. */
export interface Contributions extends PointLists {
  /** Plugins that were stopped after too many faults, with their titles. Their views stay listed: a card tells of it there. */
  readonly quarantined: ReadonlyMap<string, Localized>;
  /** False until the host has answered for the first time. */
  readonly isKnown: boolean;
}

const noContributions: Contributions = {
  views: [],
  commands: [],
  viewCommands: [],
  menus: [],
  keybindings: [],
  statusItems: [],
  documentTools: [],
  viewServices: [],
  quarantined: new Map(),
  isKnown: false,
};

/** By point, as they come from the host. */
type Lists = Readonly<Record<string, readonly Contributed<unknown>[]>>;

const DEFAULT_ORDER = 100;

/** The lists as they came from the host, sorted. Their data was checked there against the points' schemas. */
export function toContributions(
  sources: readonly Lists[],
  quarantined: Contributions['quarantined'] = new Map(),
): Contributions {
  const of = <K extends keyof PointLists>(point: K) =>
    sources.flatMap((lists) => lists[point] ?? []).sort((a, b) => orderOf(a) - orderOf(b)) as unknown as PointLists[K];
  return {
    views: of('views'),
    commands: of('commands'),
    viewCommands: of('viewCommands'),
    menus: of('menus'),
    keybindings: of('keybindings'),
    statusItems: of('statusItems'),
    documentTools: of('documentTools'),
    viewServices: of('viewServices'),
    quarantined,
    isKnown: true,
  };
}

/** Those whose code may run: what is left of the others are views, drawn as cards. */
export function pluginsAtWork({ isKnown: _isKnown, quarantined, ...lists }: Contributions): ReadonlySet<string> {
  const listed = Object.values(lists).flatMap((list) => list.map(({ plugin }) => plugin));
  return new Set(listed.filter((plugin) => !quarantined.has(plugin)));
}

const orderOf = ({ data }: Contributed<unknown>) => (data as { order?: number }).order ?? DEFAULT_ORDER;

export interface ContributionStore extends ReadableStore<Contributions> {
  /** Asks the host anew; called when it says that contributions came or went. */
  refresh(): Promise<void>;
}

/**
 * Read on every connection and on every `refresh`, together with what the window itself contributes. Between two hosts
 * the last lists stay.
 */
export function watchContributions(host: HostConnection, own: Lists): ContributionStore {
  const store = createStore<Contributions>(() => noContributions);
  const refresh = async () => {
    const [lists, stopped] = await host.call((client) => Promise.all([client.contributions(), client.quarantined()]));
    const quarantined = new Map(stopped.map(({ plugin, title }) => [plugin, title]));
    // The host lists nothing of them any more.
    const views = store.getState().views.filter(({ id, plugin }) => {
      return quarantined.has(plugin) && !lists.views?.some((view) => view.id === id);
    });
    store.setState(toContributions([own, lists as Lists, { views }], quarantined), true);
  };
  host.onConnected(() => void refresh().catch(() => {}));
  return { ...store, refresh };
}
