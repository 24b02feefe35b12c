import { IconButton, Search, useStore, useText } from '@sealwright/ui';
import { useLayoutEffect, useRef } from 'react';
import { useKeyLabels } from '../keys/use-key-labels.ts';
import { ApplicationMenu } from '../menus/application-menu.tsx';
import { useMenu } from '../menus/use-menu.ts';
import { PALETTE_TITLE } from '../palette/palette-title.ts';
import { useShell } from '../shell/shell.tsx';
import styles from './top-actions.module.css';
import { WindowButtons } from './window-buttons.tsx';

/** The right end of the top line: search, menu and, where the window draws its own frame, its buttons. */
export function TopActions() {
  const text = useText();
  const { palette, bridge, isNarrow: narrow } = useShell();
  const keyOf = useKeyLabels();
  const isNarrow = useStore(narrow);
  const bar = useRef<HTMLDivElement>(null);
  // The tabs leave as much room as this takes.
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      document.documentElement.style.setProperty('--sw-top-actions', `${element.offsetWidth}px`);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const hasButtons = bridge.frame !== undefined && !bridge.isMac;
  return (
    <div className={styles.actions} ref={bar}>
      {isNarrow ? (
        <IconButton icon="search" label={text(PALETTE_TITLE)} onClick={palette.open} />
      ) : (
        <button type="button" className={styles.search} onClick={palette.open}>
          <Search size={14} aria-hidden />
          <span className={styles.searchText}>{text(PALETTE_TITLE)}</span>
          <kbd className={styles.key}>{keyOf('workbench.palette')}</kbd>
        </button>
      )}
      <TopButtons />
      {!(bridge.isMac && bridge.menuBar) && <ApplicationMenu />}
      {hasButtons && bridge.frame && <WindowButtons frame={bridge.frame} />}
    </div>
  );
}

/** The menu 'top' as icons. */
function TopButtons() {
  const text = useText();
  const keyOf = useKeyLabels();
  const { groups, choose } = useMenu('top');
  return groups
    .flat()
    .map((entry) => (
      <IconButton
        key={entry.id}
        icon={entry.icon ?? 'circle'}
        iconSize={17}
        label={text(entry.title)}
        shortcut={keyOf(entry.command)}
        data-anchor={`command:${entry.command}`}
        disabled={!entry.isEnabled}
        onClick={() => choose(entry)}
      />
    ));
}
