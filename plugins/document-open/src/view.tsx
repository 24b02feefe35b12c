import { documentsRpc } from '@sealwright/core/api';
import { defineView } from '@sealwright/ui';
import { sessionsRpc } from './common-sessions-rpc.ts';
import { startRpc } from './common-start-rpc.ts';
import { CloseGuard } from './view/close-guard.ts';
import { documentCommands } from './view/document-commands.ts';
import { DocumentStatus } from './view/document-status.tsx';
import { DocumentsInWindow } from './view/documents-in-window.ts';
import { FileOpener } from './view/open-files.ts';
import { OpenPage } from './view/open-page.tsx';
import { RecoveryOffer } from './view/recovery-offer.ts';
import { DocumentSaving } from './view/save-documents.ts';

export default defineView({
  activate({ workbench, calls, own, view, statusItem, command }) {
    const sessions = calls(sessionsRpc);
    const host = { workbench, calls: calls(documentsRpc) };
    const documents = own(new DocumentsInWindow(workbench, host.calls));
    const opener = new FileOpener({ ...host, documents });
    const saving = new DocumentSaving({ ...host, documents });
    const recovery = own(new RecoveryOffer({ workbench, sessions, documents }));
    const find = (id: string) => documents.find(id);
    const guard = new CloseGuard({ workbench, sessions, find, save: (document) => saving.save(document) });
    own(workbench.documents.addCloseGuard(guard.mayClose));

    view('open', () => <OpenPage opener={opener} recovery={recovery} calls={calls(startRpc)} />);
    statusItem('document-file', () => <DocumentStatus documents={documents} opener={opener} />);
    const commands = documentCommands({ workbench, documents, opener, saving, guard });
    for (const [id, run] of Object.entries(commands)) command(id, run);
  },
});
