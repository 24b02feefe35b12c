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
  pages: [],
  activePage: undefined,
};

export interface WindowState {
  readonly layout: ReadableStore<WindowLayout>;
  change(part: Partial<WindowLayout>): void;
  /** Resolves when the layout of the last session is known, or that there is none. */
  readonly ready: Promise<void>;
}

const WRITE_AFTER = 500;

/** Reads the layout once and writes it a moment after the last change. What cannot be kept is no fault worth a notice. */
export function keepWindowState(host: HostConnection): WindowState {
  const layout = createStore<WindowLayout>(() => firstLayout);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ready = host
    .call((client) => client.readState(), { repeats: 1 })
    .then(
      (state) => layout.setState(toLayout(state), true),
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
        const plain = JSON.parse(JSON.stringify(layout.getState()));
        await host.call((client) => client.writeState(plain)).catch(() => {});
      }, WRITE_AFTER);
    },
  };
}

/** The parts that have the right shape; the rest as on the first start. */
export function toLayout(state: unknown): WindowLayout {
  const given = typeof state === 'object' && state !== null ? (state as Record<string, unknown>) : {};
  const size = (value: unknown, usual: number) =>
    typeof value === 'number' && value >= 80 && value <= 2_000 ? value : usual;
  const flag = (value: unknown) => typeof value !== 'boolean' || value;
  const name = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    railWidth: size(given.railWidth, firstLayout.railWidth),
    sideWidth: size(given.sideWidth, firstLayout.sideWidth),
    isRailOpen: flag(given.isRailOpen),
    isSideOpen: flag(given.isSideOpen),
    railView: name(given.railView),
    pages: Array.isArray(given.pages) ? given.pages.filter((page) => typeof page === 'string').slice(0, 50) : [],
    activePage: name(given.activePage),
  };
}
