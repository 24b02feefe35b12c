import type { DocumentTabs } from '@sealwright/ui';
import type { Panels } from '../document-area/panels.ts';

/** A tool that comes on in the document in front opens the right panel: seals and settings are chosen there. */
export function openSideForTools({ state }: Pick<DocumentTabs, 'state'>, panels: Panels): void {
  state.subscribe(({ active, tools }, before) => {
    if (active === undefined || tools[active] === undefined || tools[active] === before.tools[active]) return;
    if (!panels.state.getState().side) panels.toggle('side');
  });
}
