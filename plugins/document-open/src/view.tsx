import { documentsRpc, type OpenDocument } from '@sealwright/core/api';
import { type DocumentViewProps, defineView } from '@sealwright/ui';
import { sessionsRpc } from './common-sessions-rpc.ts';
import { startRpc } from './common-start-rpc.ts';
import { CloseGuard } from './view/close-guard.ts';
import { documentCommands } from './view/document-commands.ts';
import { DocumentStatus } from './view/document-status.tsx';
import { DocumentsInWindow } from './view/documents-in-window.ts';
import { LeftDocuments } from './view/left-documents.ts';
import { FileOpener } from './view/open-files.ts';
import { OpenPage } from './view/open-page.tsx';
import { RecoveryOffer } from './view/recovery-offer.ts';
import { DocumentSaving } from './view/save-documents.ts';
import { VersionBar } from './view/version-bar.tsx';

export default defineView({
  activate({ workbench, calls, own, view, statusItem, command }) {
    const sessions = calls(sessionsRpc);
    const host = { workbench, calls: calls(documentsRpc) };
    const documents = own(new DocumentsInWindow(workbench, host.calls, sessions, new LeftDocuments(sessionStorage)));
    const opener = new FileOpener({ ...host, documents });
    const saving = new DocumentSaving({ ...host, documents });
    const recovery = own(new RecoveryOffer({ workbench, sessions, documents }));
    const find = (id: string) => documents.find(id);
    const { shownBeside } = documents;
    const save = (document: OpenDocument) => saving.save(document);
    const guard = new CloseGuard({ workbench, sessions, shownBeside, find, save });
    own(workbench.documents.addCloseGuard(guard.mayClose));

    view('open', () => <OpenPage opener={opener} recovery={recovery} calls={calls(startRpc)} />);
    view('documents.version-bar', ({ documentId }: DocumentViewProps) => (
      <VersionBar documentId={documentId} documents={documents} saving={saving} />
    ));
    statusItem('document-file', () => <DocumentStatus documents={documents} opener={opener} />);
    const commands = documentCommands({ workbench, documents, opener, saving, guard });
    for (const [id, run] of Object.entries(commands)) command(id, run);
  },
});
