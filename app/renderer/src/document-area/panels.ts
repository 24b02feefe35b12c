import { createStore, type ReadableStore } from '@sealwright/ui';
import type { WindowState } from '../window-state/window-state.ts';

export type PanelName = 'rail' | 'side';

/** Which of the panels beside the documents are open. */
export interface Panels {
  readonly state: ReadableStore<Readonly<Record<PanelName, boolean>>>;
  toggle(panel: PanelName): void;
  /** The user has turned to the document: what lies over it goes away. */
  uncover(): void;
}

/**
 * In a wide window both stand beside the document, and the choice is kept. In a narrow one at most one lies over it,
 * until it is closed or the window grows.
 */
export function createPanels({ layout, change }: WindowState, isNarrow: ReadableStore<boolean>): Panels {
  let covering: PanelName | undefined;
  const current = () => {
    if (isNarrow.getState()) return { rail: covering === 'rail', side: covering === 'side' };
    const { isRailOpen, isSideOpen } = layout.getState();
    return { rail: isRailOpen, side: isSideOpen };
  };
  const state = createStore(current);
  const update = () => {
    const next = current();
    const last = state.getState();
    if (next.rail !== last.rail || next.side !== last.side) state.setState(next, true);
  };
  const cover = (panel: PanelName | undefined) => {
    covering = panel;
    update();
  };
  layout.subscribe(update);
  isNarrow.subscribe(() => cover(undefined));
  return {
    state,
    toggle(panel) {
      const isOpen = state.getState()[panel];
      if (isNarrow.getState()) cover(isOpen ? undefined : panel);
      else change(panel === 'rail' ? { isRailOpen: !isOpen } : { isSideOpen: !isOpen });
    },
    uncover: () => cover(undefined),
  };
}
