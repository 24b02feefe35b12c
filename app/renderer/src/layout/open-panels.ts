import { useStore, useText } from '@sealwright/ui';
import { useMemo } from 'react';
import { findPage } from '../pages/find-page.ts';
import { useShell } from '../shell/shell.tsx';

export interface OpenPanel {
  /** Of the dock: kind and id of the page or document. */
  readonly id: string;
  readonly kind: 'page' | 'document';
  readonly title: string;
}

export function panelOf(kind: OpenPanel['kind'], id: string): string {
  return `${kind}:${id}`;
}

export function parsePanel(panel: string): { readonly kind: OpenPanel['kind']; readonly id: string } {
  const kind = panel.startsWith('page:') ? 'page' : 'document';
  return { kind, id: panel.slice(kind.length + 1) };
}

/** The panels of the dock and the one in front. Pages whose plugin is gone are left out. */
export function useOpenPanels(): { readonly panels: readonly OpenPanel[]; readonly front: string | undefined } {
  const text = useText();
  const { contributions, pages, documents } = useShell();
  const views = useStore(contributions, (all) => all.views);
  const { open, active: page } = useStore(pages.state);
  const { tabs, active: document } = useStore(documents.state);
  return useMemo(() => {
    const panels: OpenPanel[] = [];
    for (const id of open) {
      const view = findPage(id, { views });
      if (view) panels.push({ id: panelOf('page', id), kind: 'page', title: text(view.data.title) });
    }
    for (const { id, title } of tabs) panels.push({ id: panelOf('document', id), kind: 'document', title });
    const front = document !== undefined ? panelOf('document', document) : page && panelOf('page', page);
    return { panels, front };
  }, [text, views, open, page, tabs, document]);
}
