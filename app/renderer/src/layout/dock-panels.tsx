import { useStore } from '@sealwright/ui';
import type { IDockviewPanelProps } from 'dockview-react';
import { DocumentArea } from '../document-area/document-area.tsx';
import { PluginView } from '../plugins/plugin-view.tsx';
import { useShell } from '../shell/shell.tsx';
import { parsePanel } from './open-panels.ts';

export function PagePanel({ api }: IDockviewPanelProps) {
  const { contributions, pages } = useShell();
  const { id } = parsePanel(api.id);
  const view = useStore(contributions, ({ views }) => views.find((one) => one.id === id));
  const argument = useStore(pages.state, (all) => all.arguments[id]);
  return view ? <PluginView view={view} argument={argument} /> : null;
}

export function DocumentPanel({ api }: IDockviewPanelProps) {
  return <DocumentArea documentId={parsePanel(api.id).id} />;
}
