import type { ViewData } from '@sealwright/core/api';
import { LoadingState } from '@sealwright/ui';
import { useState } from 'react';
import type { Contributed } from '../contributions/contributions.ts';
import { FaultBoundary } from '../faults/fault-boundary.tsx';
import { FaultCard } from '../faults/fault-card.tsx';
import { useShell } from '../shell/shell.tsx';
import { PluginUndeclared } from './plugin-code.ts';
import { usePluginCode } from './use-plugin-code.ts';

export interface PluginViewProps {
  readonly view: Contributed<ViewData>;
  /** Of views of a document. */
  readonly documentId?: string;
  /** Of pages. */
  readonly argument?: unknown;
}

/** A view of a plugin, loaded when it is first shown. What it throws stays in its place. */
export function PluginView({ view, documentId = '', argument }: PluginViewProps) {
  const { reportFault } = useShell();
  const { generation, ...loaded } = usePluginCode(view.plugin);
  const [round, setRound] = useState(0);
  const isSmall = view.data.place !== 'page' && view.data.place !== 'document';
  if (loaded.state === 'loading') return isSmall ? null : <LoadingState />;
  if (loaded.state === 'failed') return <FaultCard view={view} thrown={loaded.error} />;
  const Component = loaded.code.components.get(view.id);
  if (!Component) {
    return <FaultCard view={view} thrown={PluginUndeclared({ plugin: view.plugin, point: 'views', id: view.id })} />;
  }
  return (
    <FaultBoundary
      key={`${generation}/${round}`}
      onFault={(thrown) => reportFault(view.plugin, `view ${view.id}`, thrown)}
      fallback={(thrown) => <FaultCard view={view} thrown={thrown} onReload={() => setRound(round + 1)} />}
    >
      <Component documentId={documentId} argument={argument} />
    </FaultBoundary>
  );
}
