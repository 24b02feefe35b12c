import type { ContextKeyStore } from '../context/context-keys.ts';
import { findPage } from '../pages/find-page.ts';
import type { Shell } from './shell.tsx';

type Attended = Pick<Shell, 'entry' | 'bridge' | 'contributions' | 'documents' | 'pages'>;

/** Keeps the window's own context keys, and that at most one of pages and documents is in front, and none that is gone. */
export function attendContext(
  { entry, bridge, contributions, documents, pages }: Attended,
  context: ContextKeyStore,
): void {
  context.set('platform.mac', bridge.isMac);
  context.set('desktop', bridge.kind === 'desktop');
  context.set('offline', entry === 'offline');
  documents.state.subscribe(({ tabs, active, tools }, before) => {
    if (active !== before.active) {
      context.setActiveDocument(active);
      if (active !== undefined) pages.leave();
    }
    for (const { id } of before.tabs) if (!tabs.some((tab) => tab.id === id)) context.forgetDocument(id);
    context.set('document.active', active !== undefined);
    context.set(
      'document.dirty',
      tabs.some((tab) => tab.id === active && tab.dirty),
    );
    context.set('document.tool', active !== undefined && tools[active] !== undefined);
    context.set('tab.active', active !== undefined || pages.state.getState().active !== undefined);
  });
  pages.state.subscribe(({ active }, before) => {
    if (active !== undefined && active !== before.active) documents.leave();
    context.set('tab.active', active !== undefined || documents.state.getState().active !== undefined);
  });
  contributions.subscribe((lists) => {
    const { active } = pages.state.getState();
    if (active !== undefined && !findPage(active, lists)) pages.leave();
  });
}
