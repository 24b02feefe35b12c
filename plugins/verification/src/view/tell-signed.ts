import { type Disposable, toDisposable } from '@sealwright/core/api';
import type { ContextKeys } from '@sealwright/ui';
import type { DocumentVerdicts } from './document-verdicts.ts';

/** Context key of a document: it bears signatures. */
const SIGNED = 'document.signed';

/** Tells of every document, as soon as that is known, whether it bears signatures: others have commands for those. */
export function tellSigned({ states }: Pick<DocumentVerdicts, 'states'>, context: ContextKeys): Disposable {
  return toDisposable(
    states.subscribe((all) => {
      for (const [id, state] of Object.entries(all))
        if (state.kind === 'done') context.set(SIGNED, state.verdict.signatures.length > 0, id);
    }),
  );
}
