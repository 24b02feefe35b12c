import type { ViewData } from '@sealwright/core/api';
import { LoadingState, useStore } from '@sealwright/ui';
import type { Contributed } from '../contributions/contributions.ts';
import { FaultCard } from '../faults/fault-card.tsx';
import { StoppedCard } from '../faults/stopped-card.tsx';
import { useShell } from '../shell/shell.tsx';
import { PluginPart } from './plugin-part.tsx';

export interface PluginViewProps {
  readonly view: Contributed<ViewData>;
  /** Of views of a document. */
  readonly documentId?: string;
  /** Of pages. */
  readonly argument?: unknown;
}

/** Places with room for a sign that something loads. */
const LARGE: readonly ViewData['place'][] = ['page', 'document', 'panel'];

/** A view of a plugin, or a card in its place that says why it is not there. */
export function PluginView({ view, documentId = '', argument }: PluginViewProps) {
  const { contributions } = useShell();
  const isStopped = useStore(contributions, ({ quarantined }) => quarantined.has(view.plugin));
  if (isStopped) return <StoppedCard view={view} />;
  const isLarge = LARGE.includes(view.data.place);
  return (
    <PluginPart
      part={view}
      point="views"
      find={({ components }) => components.get(view.id)}
      loading={isLarge && <LoadingState />}
      fallback={(thrown) => <FaultCard view={view} thrown={thrown} />}
    >
      {(Component) => (
        <div className="sw-anchor" data-anchor={`view:${view.id}`}>
          <Component documentId={documentId} argument={argument} />
        </div>
      )}
    </PluginPart>
  );
}
