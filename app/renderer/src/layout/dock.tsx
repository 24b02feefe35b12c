import { type DockviewApi, DockviewReact } from 'dockview-react';
import 'dockview-react/dist/styles/dockview.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useShell } from '../shell/shell.tsx';
import { closeTabs } from './close-tabs.ts';
import { DocumentPanel, PagePanel } from './dock-panels.tsx';
import { DockTab } from './dock-tab.tsx';
import { parsePanel, useOpenPanels } from './open-panels.ts';
import { StartButton } from './start-button.tsx';
import { Welcome } from './welcome.tsx';
import './dock.css';

const components = { page: PagePanel, document: DocumentPanel };
const theme = { name: 'sealwright', className: 'sw-dock' };

/** The tabs of pages and documents and what they show. What is open, and what is in front, the stores say. */
export function Dock() {
  const shell = useShell();
  const { pages, documents } = shell;
  const { panels, front } = useOpenPanels();
  const [api, setApi] = useState<DockviewApi>();
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!api) return;
    for (const panel of api.panels) if (!panels.some(({ id }) => id === panel.id)) api.removePanel(panel);
    for (const { id, kind, title } of panels) {
      const open = api.getPanel(id);
      if (open) open.api.setTitle(title);
      else {
        const [group] = api.groups;
        const position = group && { position: { referenceGroup: group } };
        api.addPanel({ id, component: kind, title, renderer: 'always', inactive: id !== front, ...position });
      }
    }
    if (front !== undefined) api.getPanel(front)?.api.setActive();
    if (!place.current) return;
    const tab = frontTab(place.current);
    if (!tab) return;
    // A new tab gets its name, and so its width, a moment later.
    const observer = new ResizeObserver(() => reveal(tab));
    observer.observe(tab);
    return () => observer.disconnect();
  }, [api, panels, front]);

  useEffect(() => {
    if (!api) return;
    const listening = [
      api.onDidActivePanelChange(({ panel }) => {
        if (!panel) return;
        const { kind, id } = parsePanel(panel.id);
        if (kind === 'page') pages.show(id);
        else documents.activate(id);
      }),
      // Tabs can change places; they cannot make a second group.
      api.onWillShowOverlay((event) => {
        if (event.kind !== 'tab' && event.kind !== 'header_space') event.preventDefault();
      }),
    ];
    return () => {
      for (const one of listening) one.dispose();
    };
  }, [api, pages, documents]);

  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) => reveal(frontTab(entry!.target)));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const tab = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="tab"]') : null;
    if (!/^(Delete|Backspace)$/.test(event.key) || !tab?.dataset.tabPanelId) return;
    // The dock itself would close it without asking.
    event.stopPropagation();
    void closeTabs(shell, [tab.dataset.tabPanelId]);
  };
  return (
    <div className="sw-dock-place" ref={place} onKeyDownCapture={onKeyDown}>
      <DockviewReact
        theme={theme}
        components={components}
        defaultTabComponent={DockTab}
        leftHeaderActionsComponent={StartButton}
        watermarkComponent={Welcome}
        disableFloatingGroups
        announcements={false}
        onReady={(event) => setApi(event.api)}
      />
    </div>
  );
}

const frontTab = (place: Element) => place.querySelector('.dv-tab[aria-selected="true"]');

/** Where not all tabs have room, the one in front is in sight. */
function reveal(tab: Element | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
