import type { DraftSession } from './draft-session.ts';

export type DraftCommand = (session: DraftSession) => unknown;

/** Commands of the manifest that need nothing but the session of the document in front. */
export const draftCommands: Readonly<Record<string, DraftCommand>> = {
  'signing.undo': ({ draft }) => draft.undo(),
  'signing.redo': ({ draft }) => draft.redo(),
  'signing.remove': ({ draft }) => {
    const { selected } = draft.state.getState();
    if (selected !== undefined) draft.remove(selected);
  },
};
