import { documentsRpc, keepWatching } from '@sealwright/core/api';
import { DocumentSurfaces, type DocumentViewProps, defineView, StampDrafts } from '@sealwright/ui';
import { signingRpc } from './common-signing-rpc.ts';
import { closeGuard } from './view/close-guard.ts';
import { type DraftCommand, draftCommands } from './view/draft-commands.ts';
import { DraftSessions } from './view/draft-sessions.ts';
import { DraftShelf } from './view/draft-shelf.ts';
import { focusSeals } from './view/focus-seals.ts';
import { pageStamps } from './view/page-stamps.tsx';
import { PictureCache } from './view/picture-cache.ts';
import { PlacementPanel } from './view/placement-panel.tsx';
import { restoreDocument } from './view/restore-document.ts';
import { SealLibrary } from './view/seal-library.ts';
import { SealPanel } from './view/seal-panel.tsx';
import { SigningModes } from './view/signing-modes.ts';
import { drawStamps } from './view/stamp-overlay.tsx';
import { submitDraft } from './view/submit-draft.tsx';
import { SubmitGuards } from './view/submit-guards.ts';

export default defineView({
  activate({ calls, command, own, provide, service, view, workbench }) {
    const signing = calls(signingRpc);
    const documents = calls(documentsRpc);
    const modes = new SigningModes();
    const pictures = own(new PictureCache(signing));
    const library = new SealLibrary(signing, pictures, modes);
    const draw = drawStamps(pictures);
    const sessions = own(
      new DraftSessions({
        calls: signing,
        documents,
        shelf: new DraftShelf(sessionStorage),
        library,
        modes,
        workbench,
        surfaces: () => service(DocumentSurfaces),
        draw,
      }),
    );
    const guards = new SubmitGuards();
    provide(StampDrafts, {
      of: (documentId) => sessions.of(documentId),
      describeMode: (mode, described) => sessions.describeMode(mode, described),
      addSubmitGuard: (guard) => guards.add(guard),
      lookAgain: () => library.lookAgain(),
      mode: (mode) => ({ title: modes.title(mode), view: modes.view(mode) }),
      PageStamps: pageStamps(sessions, pictures),
    });
    const isPlaced = (ids: readonly string[]) => sessions.unsubmitted(ids).length > 0;
    own(workbench.documents.addCloseGuard(closeGuard(sessions, workbench), isPlaced));

    const lookAgain = () => void library.load().then(() => sessions.refresh());

    view('signing.seals', ({ documentId }: DocumentViewProps) => {
      const session = sessions.find(documentId);
      return session && <SealPanel session={session} library={library} modes={modes} />;
    });
    view('signing.placements', ({ documentId }: DocumentViewProps) => {
      const session = sessions.find(documentId);
      return session && <PlacementPanel session={session} library={library} modes={modes} />;
    });

    const inFront = (run: DraftCommand) => () => {
      const { active } = workbench.documents.state.getState();
      const session = active === undefined ? undefined : sessions.find(active);
      return session && run(session);
    };
    for (const [id, run] of Object.entries(draftCommands)) command(id, inFront(run));
    command(
      'signing.submit',
      inFront(async (session) => {
        if (!session.canSubmit() || !(await guards.allow(session.draft.documentId))) return;
        await submitDraft(session, { signing, documents }, workbench, lookAgain);
      }),
    );
    command('signing.seals', async () => {
      await workbench.runCommand('workbench.show-side');
      focusSeals();
    });
    command(
      'signing.restore',
      inFront((session) => restoreDocument(session, documents, workbench)),
    );

    // Looking for the seals meets the fault that ended the watch, and tells it.
    own(keepWatching(signing.watch, { onProgress: lookAgain, onFault: lookAgain }));
  },
});
