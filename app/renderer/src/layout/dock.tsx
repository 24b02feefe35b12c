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
  const { pages, documents, entry } = shell;
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
    if (!tab?.parentElement) return;
    // A new tab gets its name, and so its width, a moment later; the count of those without room takes room itself.
    const observer = new ResizeObserver(() => tab.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    for (const one of [tab, tab.parentElement]) observer.observe(one);
    return () => observer.disconnect();
  }, [api, panels, front]);

  // The offline client shows tabs where there are several, or where one is a page, which has no other way to be closed.
  const hasTabs = entry === 'workbench' || panels.length > 1 || panels.some(({ kind }) => kind === 'page');
  useEffect(() => {
    if (!api || panels.length === 0) return;
    for (const group of api.groups) group.header.hidden = !hasTabs;
    api.layout(api.width, api.height, true);
  }, [api, panels, hasTabs]);

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
        {...(entry === 'workbench' && { leftHeaderActionsComponent: StartButton })}
        watermarkComponent={Welcome}
        disableFloatingGroups
        announcements={false}
        onReady={(event) => setApi(event.api)}
      />
    </div>
  );
}

const frontTab = (place: Element) => place.querySelector('.dv-tab[aria-selected="true"]');
