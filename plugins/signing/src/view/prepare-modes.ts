import { type Disposable, toDisposable } from '@sealwright/core/api';
import type { DocumentTabs } from '@sealwright/ui';
import type { SigningModes } from './signing-modes.ts';
import type { Draft } from './stamp-draft.ts';

/**
 * Loads the code of the modes whose stamps are placed: a stamp that was placed in an earlier life of the window, or by
 * another plugin, can be moved and edited like any other. Tools bear the ids of their modes.
 */
export function prepareModes(
  { state }: Pick<Draft, 'state'>,
  modes: Pick<SigningModes, 'view'>,
  documents: Pick<DocumentTabs, 'prepareTool'>,
): Disposable {
  const asked = new Set<string>();
  const prepare = () => {
    for (const { mode } of state.getState().stamps) {
      if (asked.has(mode) || modes.view(mode)) continue;
      asked.add(mode);
      documents.prepareTool(mode);
    }
  };
  prepare();
  return toDisposable(state.subscribe(prepare));
}
