import type { Localized, ViewData } from '@sealwright/core/api';
import { IconButton, useStore, useText } from '@sealwright/ui';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useSyncExternalStore } from 'react';
import type { Contributed } from '../contributions/contributions.ts';
import { Recovery } from '../faults/recovery.tsx';
import { Splitter } from '../layout/splitter.tsx';
import { TabList, tabId } from '../layout/tab-list.tsx';
import { PluginView } from '../plugins/plugin-view.tsx';
import { useShell } from '../shell/shell.tsx';
import { firstLayout } from '../window-state/window-state.ts';
import styles from './bottom-panel.module.css';
import { PANEL_TITLE } from './panel-title.ts';
import { usePanelViews } from './use-panel-views.ts';

const texts = {
  close: { 'zh-CN': '关闭面板', en: 'Close the panel' },
} satisfies Record<string, Localized>;

/** In CSS pixels; what stays above it for pages and documents at least. */
const LEAST_HEIGHT = 100;
const LEAST_ABOVE = 210;

/** What is contributed for the place 'panel', one view at a time. Nothing of it is there until it is shown. */
export function BottomPanel() {
  const { windowState } = useShell();
  const isOpen = useStore(windowState.layout, ({ isPanelOpen }) => isPanelOpen);
  const views = usePanelViews();
  return isOpen && views.length > 0 ? <OpenPanel views={views} /> : null;
}

function OpenPanel({ views }: { readonly views: readonly Contributed<ViewData>[] }) {
  const text = useText();
  const { windowState, bottomPanel, pages } = useShell();
  const { panelHeight, panelView } = useStore(windowState.layout);
  const badges = useStore(pages.state, (all) => all.badges);
  const panel = useId();
  const place = useRef<HTMLElement>(null);
  const chosen = views.find(({ id }) => id === panelView) ?? views[0]!;
  const most = Math.max(LEAST_HEIGHT, useWindowHeight() - LEAST_ABOVE);
  const height = Math.min(panelHeight, most);
  useFocusWhenAsked(place);
  useRoomForNotices(height);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      bottomPanel.hide();
    }
    // Delete, Home, Page Down and the like mean what is here, not the document above.
    if (!event.ctrlKey && !event.metaKey && !event.altKey && !/^F\d/.test(event.key)) event.stopPropagation();
  };
  return (
    <section
      ref={place}
      className={styles.panel}
      style={{ height }}
      aria-label={text(PANEL_TITLE)}
      onKeyDown={onKeyDown}
    >
      <Splitter
        label={text(PANEL_TITLE)}
        size={height}
        range={[LEAST_HEIGHT, most]}
        usual={firstLayout.panelHeight}
        grows="up"
        onChange={(next) => windowState.change({ panelHeight: next })}
      />
      <div className={styles.head}>
        <TabList
          label={text(PANEL_TITLE)}
          panel={panel}
          selected={chosen.id}
          tabs={views.map(({ id, data }) => ({
            id,
            title: text(data.title),
            mark: <Count value={badges[id] ?? 0} />,
          }))}
          onSelect={(id) => windowState.change({ panelView: id })}
        />
        <IconButton icon="x" label={text(texts.close)} onClick={bottomPanel.hide} />
      </div>
      <div id={panel} role="tabpanel" aria-labelledby={tabId(panel, chosen.id)} className={styles.view}>
        <Recovery>
          <PluginView key={chosen.id} view={chosen} />
        </Recovery>
      </div>
    </section>
  );
}

function Count({ value }: { readonly value: number }) {
  return value === 0 ? null : <span className={styles.count}>{value > 99 ? '99+' : value}</span>;
}

function useWindowHeight(): number {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('resize', listener);
      return () => removeEventListener('resize', listener);
    },
    () => innerHeight,
  );
}

/** Its first tab gets the focus when its user asks for the panel, and what had it before gets it back. */
function useFocusWhenAsked(place: RefObject<HTMLElement | null>): void {
  const { bottomPanel } = useShell();
  const wantsFocus = useStore(bottomPanel.wantsFocus);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (!wantsFocus) return;
    if (!place.current?.contains(document.activeElement)) before.current = document.activeElement;
    place.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
    bottomPanel.tookFocus();
  }, [wantsFocus, bottomPanel, place]);
  useEffect(
    () => () => {
      // What is taken away has lost its focus to the whole page by now.
      if (document.activeElement === document.body && before.current instanceof HTMLElement) before.current.focus();
    },
    [],
  );
}

/** Notices stand above the panel, by its height. */
function useRoomForNotices(height: number): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--sw-bottom-panel', `${height}px`);
    return () => void style.removeProperty('--sw-bottom-panel');
  }, [height]);
}
