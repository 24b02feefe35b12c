import type { WindowEntry } from '@sealwright/shell/protocol';
import { createStore, type ReadableStore } from '@sealwright/ui';
import type { HostConnection } from '../host/host-connection.ts';

/** What the window keeps between sessions; sizes in CSS pixels. */
export interface WindowLayout {
  readonly railWidth: number;
  readonly sideWidth: number;
  readonly isRailOpen: boolean;
  readonly isSideOpen: boolean;
  /** The rail's view that was chosen last. */
  readonly railView: string | undefined;
  /** The tab of documents' tool bars that was chosen last. */
  readonly ribbonTab: string | undefined;
  readonly panelHeight: number;
  readonly isPanelOpen: boolean;
  /** The bottom panel's view that was chosen last. */
  readonly panelView: string | undefined;
  /** Do not disturb: only what went wrong comes forth as a notice. */
  readonly isQuiet: boolean;
  /** Open pages in the order of their tabs, the one in front. */
  readonly pages: readonly string[];
  readonly activePage: string | undefined;
}

export const firstLayout: WindowLayout = {
  railWidth: 150,
  sideWidth: 270,
  isRailOpen: true,
  isSideOpen: true,
  railView: undefined,
  ribbonTab: undefined,
  panelHeight: 220,
  isPanelOpen: false,
  panelView: undefined,
  isQuiet: false,
  pages: [],
  activePage: undefined,
};

/** The offline client begins with the document alone; its right panel comes with the tools. */
const firstLayouts: Readonly<Record<WindowEntry, WindowLayout>> = {
  workbench: firstLayout,
  offline: { ...firstLayout, isSideOpen: false },
};

export interface WindowState {
  readonly layout: ReadableStore<WindowLayout>;
  change(part: Partial<WindowLayout>): void;
  /** Resolves when the layout of the last session is known, or that there is none. */
  readonly ready: Promise<void>;
}

const WRITE_AFTER = 500;

/**
 * Reads the layout once and writes it a moment after the last change; each entry has its own. What cannot be kept is no
 * fault worth a notice.
 */
export function keepWindowState(host: HostConnection, entry: WindowEntry): WindowState {
  const layout = createStore<WindowLayout>(() => firstLayouts[entry]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ready = host
    .call((client) => client.readState(), { repeats: 1 })
    .then(
      (state) => layout.setState(toLayout(layoutIn(state, entry), firstLayouts[entry]), true),
      () => {},
    );
  return {
    layout,
    ready,
    change(part) {
      layout.setState(part);
      clearTimeout(timer);
      timer = setTimeout(async () => {
        // What was kept must not be replaced before it was read.
        await ready;
        await host
          .call(async (client) => client.writeState(withLayout(await client.readState(), entry, layout.getState())))
          .catch(() => {});
      }, WRITE_AFTER);
    },
  };
}

/** The workbench's layout is what is kept; the offline client's is a part of it. */
function layoutIn(state: unknown, entry: WindowEntry): unknown {
  return entry === 'offline' ? recordOf(state).offline : state;
}

/** What is to be kept when the layout of one entry has become another. */
export function withLayout(state: unknown, entry: WindowEntry, layout: WindowLayout): Record<string, unknown> {
  const plain: Record<string, unknown> = JSON.parse(JSON.stringify(layout));
  const kept = recordOf(state);
  if (entry === 'offline') return { ...kept, offline: plain };
  return kept.offline === undefined ? plain : { ...plain, offline: kept.offline };
}

function recordOf(state: unknown): Readonly<Record<string, unknown>> {
  return typeof state === 'object' && state !== null ? (state as Record<string, unknown>) : {};
}

/** The parts that have the right shape; the rest as on the first start. */
export function toLayout(state: unknown, first: WindowLayout = firstLayout): WindowLayout {
  const given = recordOf(state);
  const size = (value: unknown, usual: number) =>
    typeof value === 'number' && value >= 80 && value <= 2_000 ? value : usual;
  const flag = (value: unknown, usual: boolean) => (typeof value === 'boolean' ? value : usual);
  const name = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    railWidth: size(given.railWidth, first.railWidth),
    sideWidth: size(given.sideWidth, first.sideWidth),
    isRailOpen: flag(given.isRailOpen, first.isRailOpen),
    isSideOpen: flag(given.isSideOpen, first.isSideOpen),
    railView: name(given.railView),
    ribbonTab: name(given.ribbonTab),
    panelHeight: size(given.panelHeight, first.panelHeight),
    isPanelOpen: flag(given.isPanelOpen, first.isPanelOpen),
    panelView: name(given.panelView),
    isQuiet: flag(given.isQuiet, first.isQuiet),
    pages: Array.isArray(given.pages) ? given.pages.filter((page) => typeof page === 'string').slice(0, 50) : [],
    activePage: name(given.activePage),
  };
}
