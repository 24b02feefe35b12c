import type { ViewData } from '@sealwright/core/api';
import { useStore } from '@sealwright/ui';
import type { ReactNode } from 'react';
import type { Contributed } from '../contributions/contributions.ts';
import { PluginPart } from '../plugins/plugin-part.tsx';
import { useShell } from '../shell/shell.tsx';

export interface PlacedViewsProps {
  readonly place: NonNullable<ViewData['place']>;
  /** What stands around each of them. */
  readonly frame?: (view: Contributed<ViewData>, drawn: ReactNode) => ReactNode;
}

/** All views of a place at once. What they throw is told and logged; in their place there is nothing then. */
export function PlacedViews({ place, frame = (_, drawn) => drawn }: PlacedViewsProps) {
  const { contributions } = useShell();
  const views = useStore(contributions, (all) => all.views);
  const quarantined = useStore(contributions, (all) => all.quarantined);
  return views
    .filter(({ data, plugin }) => data.place === place && !quarantined.has(plugin))
    .map((view) => (
      <PluginPart
        key={view.id}
        part={view}
        point="views"
        find={({ components }) => components.get(view.id)}
        loading={null}
        fallback={() => null}
      >
        {(Component) => frame(view, <Component documentId="" argument={undefined} />)}
      </PluginPart>
    ));
}
