import type { StampDraft } from '../contracts/stamp-drafts.ts';
import type { Workbench } from '../contracts/workbench.ts';

/** `hindered`: it cannot be submitted, and the list of placements says why. `changed`: the user went on otherwise. */
export type Readiness = 'ready' | 'hindered' | 'changed';

export type SubmittingWindow = Pick<Workbench, 'context' | 'documents' | 'runCommand'>;

/**
 * Submits what is placed as soon as it has been checked, which asks for the PIN: for tools that need no 提交签署. Gives up
 * when placements change meanwhile, or another document is brought to the front.
 */
export async function submitWhenReady(draft: StampDraft, window: SubmittingWindow): Promise<Readiness> {
  const readiness = await checked(draft, window);
  // What it throws is shown by `runCommand`.
  if (readiness === 'ready') await window.runCommand('signing.submit').catch(() => {});
  return readiness;
}

function checked(draft: StampDraft, { context, documents }: SubmittingWindow): Promise<Readiness> {
  const placed = idsOf(draft);
  const readiness = (): Readiness | undefined => {
    // Context keys are those of the document in front.
    if (documents.state.getState().active !== draft.documentId) return 'changed';
    if (draft.state.getState().busy || idsOf(draft) !== placed) return 'changed';
    const keys = context.state.getState();
    if (keys['signing.submittable']) return 'ready';
    return keys['signing.checking'] || draft.means.getState().isReading ? undefined : 'hindered';
  };
  return new Promise((resolve) => {
    const look = () => {
      const now = readiness();
      if (!now) return;
      for (const end of ends) end();
      resolve(now);
    };
    const stores = [draft.state, draft.means, context.state, documents.state];
    const ends = stores.map((store) => store.subscribe(look));
    look();
  });
}

function idsOf({ state }: StampDraft): string {
  return state
    .getState()
    .stamps.map(({ id }) => id)
    .join();
}
