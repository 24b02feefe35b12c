import { useStore } from '@sealwright/ui';
import type { IDockviewPanelProps } from 'dockview-react';
import { useEffect, useState } from 'react';
import { DocumentArea } from '../document-area/document-area.tsx';
import { findPage } from '../pages/find-page.ts';
import { PluginView } from '../plugins/plugin-view.tsx';
import { useShell } from '../shell/shell.tsx';
import { parsePanel } from './open-panels.ts';

export function PagePanel({ api }: IDockviewPanelProps) {
  const { contributions, pages } = useShell();
  const { id } = parsePanel(api.id);
  const view = useStore(contributions, (lists) => findPage(id, lists));
  const argument = useStore(pages.state, (all) => all.arguments[id]);
  const wasSeen = useWasSeen(api);
  return view && wasSeen ? <PluginView view={view} argument={argument} /> : null;
}

export function DocumentPanel({ api }: IDockviewPanelProps) {
  const wasSeen = useWasSeen(api);
  return wasSeen ? <DocumentArea documentId={parsePanel(api.id).id} /> : null;
}

/** A tab in the background loads nothing until it comes to the front; after that it stays as it is. */
function useWasSeen(api: IDockviewPanelProps['api']): boolean {
  const [wasSeen, setSeen] = useState(api.isVisible);
  useEffect(() => {
    if (wasSeen) return;
    if (api.isVisible) setSeen(true);
    const listening = api.onDidVisibilityChange(({ isVisible }) => isVisible && setSeen(true));
    return () => listening.dispose();
  }, [api, wasSeen]);
  return wasSeen;
}
