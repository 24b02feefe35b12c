import {
  answerCalls,
  type CallContext,
  type CallHandler,
  documentsRpc,
  type OpenDocument,
  type RpcImplementation,
  Secret,
} from '@sealwright/core/api';
import type { DocumentSessions } from './document-sessions.ts';
import type { DocumentSaver } from './save-document.ts';
import type { Uploads } from './uploads.ts';

/** The calls of views; see `documentsRpc`. */
export function answerDocuments(sessions: DocumentSessions, saver: DocumentSaver, uploads: Uploads): CallHandler {
  const calls: RpcImplementation<typeof documentsRpc> = {
    list: () => [...sessions.list()],
    watch: (context) => watch(sessions, context),
    open: (path) => sessions.open(path),
    upload: async ({ upload, name, isLast }, part) => (await uploads.part(upload, name, part, isLast)) ?? null,
    openVersion: (id, version, { signal }) => sessions.openVersion(id, version, signal),
    unlock: async (id, typed) => {
      const password = new Secret(typed);
      try {
        await sessions.unlock(id, password);
      } catch (fault) {
        password.wipe();
        throw fault;
      }
    },
    save: (id, { overwrite }) => saver.save(id, overwrite),
    saveAs: (id, path, { overwrite }) => saver.saveAs(id, path, overwrite),
    dropRevision: (id) => sessions.dropRevision(id),
    close: (id) => sessions.close(id),
    read: (id, revision, offset, length) => sessions.read(id, revision, offset, length),
  };
  return answerCalls(documentsRpc, calls);
}

function watch(sessions: DocumentSessions, { signal, progress }: CallContext<OpenDocument[]>): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const tell = () => progress([...sessions.list()]);
    const listening = sessions.onDidChange(tell);
    signal.addEventListener(
      'abort',
      () => {
        void listening.dispose();
        resolve();
      },
      { once: true },
    );
    tell();
  });
}
