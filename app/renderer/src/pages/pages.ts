import { createStore, type ReadableStore } from '@sealwright/ui';

export interface PagesState {
  /** Ids of views of place 'page', in the order in which they were opened. */
  readonly open: readonly string[];
  readonly arguments: Readonly<Record<string, unknown>>;
  /** The page in front; none while a document is. */
  readonly active: string | undefined;
  readonly badges: Readonly<Record<string, number>>;
}

export interface Pages {
  readonly state: ReadableStore<PagesState>;
  show(view: string, argument?: unknown): void;
  /** Opens pages behind what is open, and one of them in front if nothing else is. */
  restore(views: readonly string[], active: string | undefined): void;
  close(view: string): void;
  /** No page is in front. */
  leave(): void;
  setBadge(view: string, count: number): void;
}

export function createPages(): Pages {
  const state = createStore<PagesState>(() => ({ open: [], arguments: {}, active: undefined, badges: {} }));
  return {
    state,
    show(view, argument) {
      state.setState(({ open, arguments: given }) => ({
        open: open.includes(view) ? open : [...open, view],
        arguments: argument === undefined ? given : { ...given, [view]: argument },
        active: view,
      }));
    },
    restore(views, active) {
      state.setState(({ open }) => ({ open: [...open, ...views.filter((view) => !open.includes(view))] }));
      if (active !== undefined && views.includes(active)) state.setState({ active });
    },
    close(view) {
      state.setState(({ open, active, arguments: { [view]: _argument, ...given } }) => ({
        open: open.filter((one) => one !== view),
        arguments: given,
        active: active === view ? undefined : active,
      }));
    },
    leave: () => state.setState({ active: undefined }),
    setBadge: (view, count) => state.setState(({ badges }) => ({ badges: { ...badges, [view]: Math.max(0, count) } })),
  };
}
