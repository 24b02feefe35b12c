import type { DocumentTabs } from '@sealwright/ui';
import type { ContributionStore } from '../contributions/contributions.ts';
import type { WindowState } from '../window-state/window-state.ts';

/**
 * A tool that comes on in the document in front, by whatever way, brings the tab forward in which it stands. Whoever
 * chooses another tab while it is on is not called back.
 */
export function bringToolForward(
  { state }: Pick<DocumentTabs, 'state'>,
  contributions: Pick<ContributionStore, 'getState'>,
  { change }: Pick<WindowState, 'change'>,
): void {
  state.subscribe(({ active, tools }, before) => {
    if (active === undefined) return;
    const tool = tools[active];
    if (tool === undefined || tool === before.tools[active]) return;
    const group = contributions.getState().documentTools.find(({ id }) => id === tool)?.data.group;
    if (group !== undefined) change({ ribbonTab: group });
  });
}
