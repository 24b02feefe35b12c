import { join } from 'node:path';
import {
  DocumentFiles,
  DocumentsDidOpen,
  definePlugin,
  documentsRpc,
  OpenDocuments,
  PdfEngine,
  ViewCalls,
} from '@sealwright/core/api';
import { answerDocuments } from './answer-documents.ts';
import { answerSessions } from './answer-sessions.ts';
import { sessionsRpc } from './common-sessions-rpc.ts';
import { DocumentSessions } from './document-sessions.ts';
import { DocumentSaver } from './save-document.ts';
import { SessionRecovery } from './session-recovery.ts';
import { SessionStore } from './session-store.ts';
import { sweepUploads, Uploads } from './uploads.ts';

export default definePlugin({
  requires: { files: DocumentFiles, engine: PdfEngine },
  hooks: { didOpen: DocumentsDidOpen },
  async activate({ files, engine, didOpen, storage, own, provide, contribute }) {
    const store = await SessionStore.open(storage);
    const sessions = new DocumentSessions({ files, engine, store, didOpen });
    own({ dispose: () => sessions.dispose() });
    const saver = new DocumentSaver(files, sessions, store);
    const recovery = new SessionRecovery({ files, engine, store, sessions });
    const uploadRoot = join(await storage.folder(), 'uploads');
    const uploads = new Uploads(files, join(uploadRoot, String(process.pid)), (file, name) =>
      sessions.adopt(file, name),
    );
    own({ dispose: () => uploads.dispose() });
    own(provide(OpenDocuments, sessions));
    own(contribute(ViewCalls, documentsRpc.name, answerDocuments(sessions, saver, uploads)));
    own(
      contribute(
        ViewCalls,
        sessionsRpc.name,
        answerSessions(sessions, recovery, () => sweepUploads(uploadRoot)),
      ),
    );
  },
});
