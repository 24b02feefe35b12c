import { type Disposable, toDisposable } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import type { AnnotationSession } from './annotation-session.ts';
import { toolOf } from './annotation-styles.ts';

/** Keeps the context keys of a document's annotations: what the `when` clauses of the manifest read. */
export function publishContext(
  { documentId, draft }: AnnotationSession,
  { context, documents }: Pick<Workbench, 'context' | 'documents'>,
): Disposable {
  const last = new Map<string, boolean>();
  const set = (key: string, value: boolean) => {
    if (last.get(key) === value) return;
    last.set(key, value);
    context.set(key, value, documentId);
  };
  const publish = () => {
    const { annotations, selected, canUndo, canRedo, busy } = draft.state.getState();
    const isOn = toolOf(documents.state.getState().tools[documentId]) !== undefined;
    set('annotate.drawn', annotations.length > 0);
    set('annotate.active', isOn || annotations.length > 0);
    set('annotate.savable', annotations.length > 0 && !busy);
    set('annotate.selected', selected !== undefined && !busy);
    // Keys that placed seals have as well mean what the user is at work with.
    set('annotate.meant', isOn || selected !== undefined);
    set('annotate.undoable', canUndo && !busy);
    set('annotate.redoable', canRedo && !busy);
  };
  const ends = [draft.state, documents.state].map((store) => store.subscribe(publish));
  publish();
  return toDisposable(() => {
    for (const end of ends) end();
    for (const key of last.keys()) context.set(key, false, documentId);
  });
}
