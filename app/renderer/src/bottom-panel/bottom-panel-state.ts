import { createStore, type ReadableStore } from '@sealwright/ui';
import type { WindowState } from '../window-state/window-state.ts';

/** Whether the panel below pages and documents is shown, and which of its views: kept with the window's layout. */
export interface BottomPanelState {
  /** Its user has just asked for it and wants to go on there. */
  readonly wantsFocus: ReadableStore<boolean>;
  readonly tookFocus: () => void;
  /** Without a view the one that was chosen last, else the first. */
  readonly show: (view?: string) => void;
  readonly hide: () => void;
  readonly toggle: () => void;
}

export function createBottomPanel({ layout, change }: Pick<WindowState, 'layout' | 'change'>): BottomPanelState {
  const wantsFocus = createStore(() => false);
  const show = (view?: string) => {
    change({ isPanelOpen: true, ...(view !== undefined && { panelView: view }) });
    wantsFocus.setState(true, true);
  };
  const hide = () => {
    change({ isPanelOpen: false });
    wantsFocus.setState(false, true);
  };
  return {
    wantsFocus,
    tookFocus: () => wantsFocus.setState(false, true),
    show,
    hide,
    toggle: () => (layout.getState().isPanelOpen ? hide() : show()),
  };
}
