import { documentsRpc, keepWatching } from '@sealwright/core/api';
import { DocumentSurfaces, type DocumentViewProps, defineView } from '@sealwright/ui';
import { verificationRpc } from './common-verification-rpc.ts';
import { DocumentActions } from './view/document-actions.ts';
import { DocumentVerdicts } from './view/document-verdicts.ts';
import { PanelStates } from './view/panel-state.ts';
import { settledWithin } from './view/settled-within.ts';
import { SignatureBar } from './view/signature-bar.tsx';
import { SignaturePanel } from './view/signature-panel.tsx';
import { SignaturePlaces } from './view/signature-places.tsx';
import { SignatureStatus } from './view/status-item.tsx';
import { tellSigned } from './view/tell-signed.ts';
import { trustRoot } from './view/trust-root.ts';

/** Longest time that a verification waits for the pages, in milliseconds: a document in the background shows none. */
const PATIENCE = 1_000;

export default defineView({
  activate({ workbench, calls, own, view, statusItem, command, service }) {
    const verification = calls(verificationRpc);
    const panels = new PanelStates(() => void workbench.runCommand('workbench.toggle-side').catch(() => {}));
    const surfaces = () => service(DocumentSurfaces);
    const shown = (id: string) => settledWithin(PATIENCE, async () => (await surfaces()).of(id));
    const verdicts = own(new DocumentVerdicts({ calls: verification, shown }));
    const places = own(new SignaturePlaces(verification, surfaces));
    own(
      keepWatching(calls(documentsRpc).watch, {
        onProgress: (documents) => {
          verdicts.follow(documents);
          panels.follow(documents);
        },
      }),
    );
    own(keepWatching(verification.watchTrust, { onProgress: () => verdicts.againAll() }));

    const goTo = (documentId: string) => (page: number) =>
      void surfaces().then((found) => found.find(documentId)?.reveal(page), workbench.showError);
    /** Commands take a document's id, or mean the one in front. */
    const withDocument = (run: (documentId: string) => void) => (argument: unknown) => {
      const { tabs, active } = workbench.documents.state.getState();
      const id = tabs.some((tab) => tab.id === argument) ? String(argument) : active;
      if (id !== undefined) run(id);
    };
    own(tellSigned(verdicts, workbench.context));
    const actions = new DocumentActions({ workbench, verification, documents: calls(documentsRpc) });
    const show = (documentId: string) => {
      workbench.documents.activate(documentId);
      panels.show(documentId);
    };
    command('verification.show', withDocument(show));
    command(
      'verification.verify-again',
      withDocument((id) => verdicts.again(id)),
    );
    command(
      'verification.save-report',
      withDocument((id) => void actions.saveReport(id, 'pdf', verdicts.hasAskedRevocation(id))),
    );
    view('verification.bar', (props: DocumentViewProps) => (
      <SignatureBar {...props} verdicts={verdicts} onShow={() => panels.show(props.documentId)} />
    ));
    view('verification.panel', (props: DocumentViewProps) => (
      <SignaturePanel
        {...props}
        verdicts={verdicts}
        panels={panels}
        places={places}
        onPage={goTo(props.documentId)}
        actions={actions}
        onTrustRoot={(root) => trustRoot(verification, workbench, props.documentId, root)}
      />
    ));
    statusItem('verification.status', () => <SignatureStatus verdicts={verdicts} onShow={show} />);
  },
});
