import { type Disposable, toDisposable } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import type { DraftSession } from './draft-session.ts';

/** Keeps the context keys of a document's signing: what the `when` clauses of its commands read. */
export function publishContext(session: DraftSession, { context, documents }: Workbench): Disposable {
  const { draft, preflight, means } = session;
  const last = new Map<string, boolean>();
  const set = (key: string, value: boolean) => {
    if (last.get(key) === value) return;
    last.set(key, value);
    context.set(key, value, draft.documentId);
  };
  const publish = () => {
    const { stamps, selected, canUndo, canRedo, busy } = draft.state.getState();
    const isDirty = documents.state.getState().tabs.some(({ id, dirty }) => id === draft.documentId && dirty);
    set('signing.placed', stamps.length > 0);
    set('signing.selected', selected !== undefined && !busy);
    set('signing.undoable', canUndo && !busy);
    set('signing.redoable', canRedo && !busy);
    set('signing.restorable', (stamps.length > 0 || isDirty) && !busy);
    set('signing.submittable', session.canSubmit());
    // Last, so that whoever waits for the check finds its outcome.
    set('signing.checking', preflight.state.getState().state === 'checking');
  };
  const ends = [draft.state, preflight.state, means, documents.state].map((store) => store.subscribe(publish));
  publish();
  return toDisposable(() => {
    for (const end of ends) end();
    for (const key of last.keys()) context.set(key, false, draft.documentId);
  });
}
