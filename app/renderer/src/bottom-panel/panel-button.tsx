import { classes, PanelBottom, useStore, useText } from '@sealwright/ui';
import { useKeyLabels } from '../keys/use-key-labels.ts';
import styles from '../layout/status-line.module.css';
import { useShell } from '../shell/shell.tsx';
import { PANEL_TITLE } from './panel-title.ts';
import { usePanelViews } from './use-panel-views.ts';

/** In the status line: shows and hides the bottom panel, where there is anything in it. */
export function PanelButton() {
  const text = useText();
  const { bottomPanel, windowState } = useShell();
  const keyOf = useKeyLabels();
  const isOpen = useStore(windowState.layout, ({ isPanelOpen }) => isPanelOpen);
  if (usePanelViews().length === 0) return null;
  const key = keyOf('workbench.toggle-panel');
  return (
    <button
      type="button"
      className={classes(styles.button, isOpen && styles.on)}
      aria-pressed={isOpen}
      aria-label={text(PANEL_TITLE)}
      title={key ? `${text(PANEL_TITLE)} (${key})` : text(PANEL_TITLE)}
      onClick={bottomPanel.toggle}
    >
      <PanelBottom size={14} aria-hidden />
    </button>
  );
}
