import { fillLocalized, type Workbench } from '@sealwright/ui';
import type { AnnotationSession } from './annotation-session.ts';
import type { AnnotationSessions } from './annotation-sessions.ts';
import { saveAnnotations } from './save-annotations.ts';
import { texts } from './texts.ts';

/** Asks before documents are closed whose annotations were not written. */
export function closeGuard(sessions: AnnotationSessions, workbench: Pick<Workbench, 'ask'>) {
  return async (ids: readonly string[]): Promise<boolean> => {
    const count = countOf(sessions.unsaved(ids));
    if (count === 0) return true;
    const answer = await workbench.ask({
      title: texts.closeTitle,
      message: fillLocalized(texts.closeMessage, { count }),
      severity: 'warning',
      buttons: [
        { id: 'keep', title: texts.keepOpen, kind: 'primary' },
        { id: 'close', title: texts.closeAnyway, kind: 'danger' },
      ],
    });
    return answer === 'close';
  };
}

/** Asks before a document is signed whose annotations were not written: what is written first is signed, too. */
export function signingGuard(sessions: AnnotationSessions, workbench: Workbench) {
  return async (documentId: string): Promise<boolean> => {
    const [session] = sessions.unsaved([documentId]);
    if (!session) return true;
    const answer = await workbench.ask({
      title: texts.signTitle,
      message: fillLocalized(texts.signMessage, { count: countOf([session]) }),
      severity: 'warning',
      buttons: [
        { id: 'write', title: texts.writeAndSign, kind: 'primary' },
        { id: 'without', title: texts.signWithout },
        { id: 'cancel', title: texts.cancel },
      ],
    });
    if (answer === 'write') return saveAnnotations(session, workbench);
    return answer === 'without';
  };
}

function countOf(sessions: readonly AnnotationSession[]): number {
  return sessions.reduce((sum, { draft }) => sum + draft.state.getState().annotations.length, 0);
}
