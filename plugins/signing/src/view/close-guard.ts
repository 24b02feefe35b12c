import type { Workbench } from '@sealwright/ui';
import type { DraftSessions } from './draft-sessions.ts';
import { filled, texts } from './texts.ts';

/** Asks before documents are closed whose stamps were not submitted. */
export function closeGuard(sessions: DraftSessions, workbench: Pick<Workbench, 'ask'>) {
  return async (ids: readonly string[]): Promise<boolean> => {
    const places = sessions.unsubmitted(ids).reduce((sum, entry) => sum + entry.places, 0);
    if (places === 0) return true;
    const answer = await workbench.ask({
      title: texts.closeTitle,
      message: filled(texts.closeMessage, { places }),
      severity: 'warning',
      buttons: [
        { id: 'keep', title: texts.keepOpen, kind: 'primary' },
        { id: 'close', title: texts.closeAnyway, kind: 'danger' },
      ],
    });
    return answer === 'close';
  };
}
