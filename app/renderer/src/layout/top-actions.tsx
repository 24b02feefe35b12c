import type { Localized } from '@sealwright/core/api';
import { Copy, IconButton, Minus, Search, Square, useStore, useText, X } from '@sealwright/ui';
import { useLayoutEffect, useRef } from 'react';
import type { WindowFrame } from '../bridge/shell-bridge.ts';
import { useKeyLabels } from '../keys/use-key-labels.ts';
import { ApplicationMenu } from '../menus/application-menu.tsx';
import { PALETTE_TITLE } from '../palette/palette-title.ts';
import { useShell } from '../shell/shell.tsx';
import styles from './top-actions.module.css';

const texts = {
  minimise: { 'zh-CN': '最小化', en: 'Minimise' },
  maximise: { 'zh-CN': '最大化', en: 'Maximise' },
  restore: { 'zh-CN': '还原窗口', en: 'Restore' },
  close: { 'zh-CN': '关闭窗口', en: 'Close the window' },
} satisfies Record<string, Localized>;

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
      {!(bridge.isMac && bridge.menuBar) && <ApplicationMenu />}
      {hasButtons && bridge.frame && <WindowButtons frame={bridge.frame} />}
    </div>
  );
}

function WindowButtons({ frame }: { readonly frame: WindowFrame }) {
  const text = useText();
  const { maximised } = useStore(frame.state);
  return (
    <div className={styles.window}>
      <button type="button" aria-label={text(texts.minimise)} onClick={() => frame.minimise()}>
        <Minus size={15} aria-hidden />
      </button>
      <button
        type="button"
        aria-label={text(maximised ? texts.restore : texts.maximise)}
        onClick={() => frame.toggleMaximise()}
      >
        {maximised ? <Copy size={13} aria-hidden /> : <Square size={13} aria-hidden />}
      </button>
      <button type="button" className={styles.closeWindow} aria-label={text(texts.close)} onClick={() => frame.close()}>
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
