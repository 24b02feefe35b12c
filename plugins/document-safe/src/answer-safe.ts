import { answerCalls, type CallHandler, type PartedUploads, reportChanges, Secret } from '@sealwright/core/api';
import { checkSafe } from './check-safe.ts';
import { type SafeDocument, safeRpc } from './common-safe-rpc.ts';
import type { DocumentSafe } from './document-safe.ts';
import type { SafeDesk } from './safe-desk.ts';
import type { UserKeys } from './user-keys.ts';

export interface SafeAnswerParts {
  readonly safe: DocumentSafe;
  readonly keys: UserKeys;
  readonly desk: SafeDesk;
  readonly uploads: PartedUploads<SafeDocument>;
}

/** The calls of this plugin's view; see `safeRpc`. */
export function answerSafe({ safe, keys, desk, uploads }: SafeAnswerParts): CallHandler {
  return answerCalls(safeRpc, {
    watch: async (context) => {
      const window = safe.attend();
      try {
        await reportChanges(safe.onDidChange, () => safe.state(), context);
      } finally {
        await window.dispose();
      }
    },
    create: (typed, { signal }) => withSecrets([typed], ([passphrase]) => safe.create(passphrase!, signal)),
    unlock: (typed, { signal }) => withSecrets([typed], ([passphrase]) => safe.unlock(passphrase!, signal)),
    unlockWithKey: ({ signal }) => safe.unlockWithKey(signal),
    ableKeys: async () => [...(await keys.able())],
    addKey: (typed, ref, { signal }) => withSecrets([typed], ([passphrase]) => safe.addKey(passphrase!, ref, signal)),
    removeKey: (id) => safe.change((open) => open.removeKey(id)),
    lock: () => safe.lock(),
    changePassphrase: (old, next) => withSecrets([old, next], ([one, other]) => safe.changePassphrase(one!, other!)),
    acceptOlder: () => safe.change((open) => open.acceptOlder()),
    addFile: (path, { signal }) => desk.addFile(path, signal),
    addOpenDocument: (id, { signal }) => desk.addOpenDocument(id, signal),
    upload: async ({ upload, name, isLast }, part) => (await uploads.part(upload, name, part, isLast)) ?? null,
    open: (id, { signal }) => desk.open(id, signal),
    export: (id, path, { overwrite }, { signal }) => desk.export(id, path, overwrite, signal),
    remove: (id) => safe.change((open) => open.remove(id)),
    check: ({ signal, progress }) => safe.use((open) => checkSafe(open, { signal, progress })),
    takeBack: (id) => safe.change((open) => open.takeBack(id)),
  });
}

/** Lends what was typed as secrets, and overwrites it however the work ends. */
async function withSecrets<R>(
  typed: readonly Uint8Array[],
  work: (secrets: readonly Secret[]) => Promise<R>,
): Promise<R> {
  const secrets = typed.map((bytes) => new Secret(bytes));
  try {
    return await work(secrets);
  } finally {
    for (const secret of secrets) secret.wipe();
  }
}
