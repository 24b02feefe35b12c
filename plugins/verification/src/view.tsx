import { documentsRpc } from '@sealwright/core/api';
import { DocumentSurfaces, type DocumentViewProps, defineView } from '@sealwright/ui';
import { verificationRpc } from './common-verification-rpc.ts';
import { DocumentVerdicts } from './view/document-verdicts.ts';
import { PanelStates } from './view/panel-state.ts';
import { SignatureBar } from './view/signature-bar.tsx';
import { SignaturePanel } from './view/signature-panel.tsx';
import { SignaturePlaces } from './view/signature-places.tsx';
import { SignatureStatus } from './view/status-item.tsx';
import { onTrustChange } from './view/trust-setting.ts';
import { watchDocuments } from './view/watch-documents.ts';

export default defineView({
  activate({ workbench, calls, own, view, statusItem, command, service }) {
    const verification = calls(verificationRpc);
    const verdicts = own(new DocumentVerdicts(verification));
    const panels = new PanelStates(() => void workbench.runCommand('workbench.toggle-side').catch(() => {}));
    const surfaces = () => service(DocumentSurfaces);
    const places = own(new SignaturePlaces(verification, surfaces));
    own(watchDocuments(calls(documentsRpc), (documents) => verdicts.follow(documents)));
    own(onTrustChange(workbench.settings, () => verdicts.againAll()));

    const goTo = (documentId: string) => (page: number) =>
      void surfaces().then((found) => found.find(documentId)?.reveal(page), workbench.showError);
    const inFront = (run: (documentId: string) => void) => () => {
      const { active } = workbench.documents.state.getState();
      if (active !== undefined) run(active);
    };
    command(
      'verification.show',
      inFront((id) => panels.show(id)),
    );
    command(
      'verification.verify-again',
      inFront((id) => verdicts.again(id)),
    );
    view('verification.bar', (props: DocumentViewProps) => (
      <SignatureBar {...props} verdicts={verdicts} onShow={() => panels.show(props.documentId)} />
    ));
    view('verification.panel', (props: DocumentViewProps) => (
      <SignaturePanel {...props} verdicts={verdicts} panels={panels} places={places} onPage={goTo(props.documentId)} />
    ));
    statusItem('verification.status', () => <SignatureStatus verdicts={verdicts} onShow={(id) => panels.show(id)} />);
  },
});
