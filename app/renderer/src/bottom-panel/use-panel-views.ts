import type { ViewData } from '@sealwright/core/api';
import { useStore } from '@sealwright/ui';
import { useMemo } from 'react';
import type { Contributed } from '../contributions/contributions.ts';
import { useShell } from '../shell/shell.tsx';

/** The views of the bottom panel, in their order. */
export function usePanelViews(): readonly Contributed<ViewData>[] {
  const { contributions } = useShell();
  const views = useStore(contributions, (all) => all.views);
  return useMemo(() => views.filter(({ data }) => data.place === 'panel'), [views]);
}
