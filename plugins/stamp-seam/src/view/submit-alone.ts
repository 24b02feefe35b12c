import type { StampDraft, Workbench } from '@sealwright/ui';
import { texts } from './texts.ts';

type Readiness = 'ready' | 'checking' | 'hindered' | 'changed';

/**
 * Submits the draft as soon as it can be, where the stamp is the only one: asks for the PIN without 提交签署. Where it
 * cannot be submitted the user is told; nothing happens once the user did something else meanwhile.
 */
export async function submitAlone(draft: StampDraft, stamp: string, workbench: SubmitWindow): Promise<void> {
  const readiness = await settled(draft, stamp, workbench);
  if (readiness === 'hindered') workbench.notify({ severity: 'warning', message: texts.hindered });
  // What it throws was shown by `runCommand`.
  if (readiness === 'ready') await workbench.runCommand('signing.submit').catch(() => {});
}

export type SubmitWindow = Pick<Workbench, 'context' | 'documents' | 'notify' | 'runCommand'>;

function settled(draft: StampDraft, stamp: string, workbench: SubmitWindow): Promise<Readiness> {
  return new Promise((resolve) => {
    const look = () => {
      const readiness = readinessOf(draft, stamp, workbench);
      if (readiness === 'checking') return;
      for (const end of ends) end();
      resolve(readiness);
    };
    const stores = [draft.state, draft.means, workbench.context.state, workbench.documents.state];
    const ends = stores.map((store) => store.subscribe(look));
    look();
  });
}

function readinessOf({ documentId, state, means }: StampDraft, stamp: string, { context, documents }: SubmitWindow) {
  // Context keys are those of the document in front.
  if (documents.state.getState().active !== documentId) return 'changed';
  const { stamps, busy } = state.getState();
  if (busy || stamps.length !== 1 || stamps[0]?.id !== stamp) return 'changed';
  const keys = context.state.getState();
  if (keys['signing.submittable']) return 'ready';
  return keys['signing.checking'] || means.getState().isReading ? 'checking' : 'hindered';
}
