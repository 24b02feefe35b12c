import type { Workbench } from '@sealwright/ui';
import type { WrittenAnnotation } from '../common-annotate-rpc.ts';
import type { AnnotationSession } from './annotation-session.ts';

/** 更改: an annotation of the document becomes one that is not saved yet, under the keyboard; the document has it until then. */
export async function changeWritten(
  session: AnnotationSession,
  { id }: Pick<WrittenAnnotation, 'id'>,
  workbench: Pick<Workbench, 'showError'>,
): Promise<void> {
  if (id === undefined) return;
  try {
    const taken = await session.change(id);
    if (!taken) return;
    session.show(taken);
    const on = taken.kind === 'note' || taken.kind === 'text' ? 'words' : 'page';
    session.draft.wantsFocus.setState({ id: taken.id, on }, true);
  } catch (fault) {
    workbench.showError(fault);
  }
}
