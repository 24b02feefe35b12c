import { join } from 'node:path';
import {
  answerCalls,
  Commands,
  DocumentFiles,
  DocumentsDidOpen,
  DocumentsDidSave,
  definePlugin,
  documentsRpc,
  Menus,
  OpenDocuments,
  PdfEngine,
  ViewCalls,
  ViewCommands,
} from '@sealwright/core/api';
import { answerDocuments } from './answer-documents.ts';
import { answerSessions } from './answer-sessions.ts';
import { sessionsRpc } from './common-sessions-rpc.ts';
import { startRpc } from './common-start-rpc.ts';
import { DocumentSessions } from './document-sessions.ts';
import { DocumentWindows } from './document-windows.ts';
import { HostLease } from './host-lease.ts';
import { LeaseWatch } from './lease-watch.ts';
import { RecentFolders } from './recent-folders.ts';
import { RecoveryDesk } from './recovery-desk.ts';
import { DocumentSaver } from './save-document.ts';
import { SessionRecovery } from './session-recovery.ts';
import { SessionStore } from './session-store.ts';
import { startEntries } from './start-entries.ts';
import { sweepUploads, Uploads, uploadFolder } from './uploads.ts';

export default definePlugin({
  requires: { files: DocumentFiles, engine: PdfEngine },
  points: { menus: Menus, commands: Commands, viewCommands: ViewCommands },
  hooks: { didOpen: DocumentsDidOpen, didSave: DocumentsDidSave },
  async activate({
    files,
    engine,
    menus,
    commands,
    viewCommands,
    didOpen,
    didSave,
    plugin,
    storage,
    log,
    ...register
  }) {
    const { own, provide, contribute, tap } = register;
    const lease = await HostLease.take();
    own({ dispose: () => lease.dispose() });
    if (lease.problem) log.warn('other programs cannot see that this one runs', { reason: lease.problem });
    const leases = new LeaseWatch();
    own({ dispose: () => leases.dispose() });

    const store = await SessionStore.open(storage);
    const uploadRoot = join(await storage.folder(), 'uploads');
    const scratch = uploadFolder(uploadRoot, lease.address);
    const sessions = new DocumentSessions({ files, engine, store, didOpen, owner: lease.address, scratch });
    own({ dispose: () => sessions.dispose() });
    const saver = new DocumentSaver({ files, sessions, store, didSave });
    const recovery = new SessionRecovery({ files, engine, store, sessions, lease: lease.address, leases });
    await recovery.restore().catch((fault) => log.warn('sessions were not restored', { reason: String(fault.code) }));
    const desk = own(new RecoveryDesk(recovery, leases));
    const uploads = new Uploads(files, scratch, (file, name) => sessions.adopt(file, name));
    own({ dispose: () => uploads.dispose() });
    own(provide(OpenDocuments, sessions));
    own(contribute(ViewCalls, documentsRpc.name, answerDocuments(sessions, saver, uploads)));
    const sweep = () =>
      sweepUploads(uploadRoot, lease.address, leases).catch((fault) =>
        log.warn('uploads were not cleared away', { reason: String(fault.code) }),
      );
    const windows = new DocumentWindows(sessions);
    own(contribute(ViewCalls, sessionsRpc.name, answerSessions(sessions, windows, desk, sweep)));

    const folders = new RecentFolders(storage);
    own(tap(DocumentsDidOpen, ({ path }) => (path === undefined ? undefined : folders.add(path))));
    const entries = () => startEntries(plugin.id, { menus, commands, viewCommands });
    own(contribute(ViewCalls, startRpc.name, answerCalls(startRpc, { entries, folders: () => folders.list() })));
  },
});
