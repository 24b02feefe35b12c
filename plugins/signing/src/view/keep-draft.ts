import {
  type Disposable,
  DisposableStore,
  type documentsRpc,
  keepWatching,
  type RpcClient,
  toDisposable,
} from '@sealwright/core/api';
import type { signingRpc } from '../common-signing-rpc.ts';
import type { DraftSession } from './draft-session.ts';
import type { DraftShelf, KeptDraft } from './draft-shelf.ts';
import type { LookedStamp } from './stamp-draft.ts';

export interface KeepParts {
  readonly shelf: DraftShelf;
  readonly signing: Pick<RpcClient<typeof signingRpc>, 'cancel'>;
  readonly documents: Pick<RpcClient<typeof documentsRpc>, 'watch'>;
}

type Session = Pick<DraftSession, 'draft' | 'keys' | 'wantedKey' | 'chooseKey'>;

/** Gives a session back what was kept of its document, and keeps what is placed from then on. */
export function keepDraft(session: Session, parts: KeepParts): Disposable {
  const own = new DisposableStore();
  const kept = parts.shelf.find(session.draft.documentId);
  const goOn = (stamps: KeptDraft['stamps']) => {
    session.chooseKey(kept?.key);
    if (stamps.length > 0) session.draft.resume(stamps.map(resumed));
    own.add(follow(session, parts.shelf));
  };
  if (kept?.signingFrom === undefined) goOn(kept?.stamps ?? []);
  else own.add(afterSubmission(session, { ...kept, signingFrom: kept.signingFrom }, parts, goOn));
  return own;
}

/**
 * For stamps that were being submitted when the window forgot the submission: that is called off, and as its outcome is
 * not known, they are gone as soon as the document turns out to be signed. Nothing is signed twice.
 */
function afterSubmission(
  { draft }: Session,
  { stamps, signingFrom }: KeptDraft & { readonly signingFrom: number },
  { signing, documents }: KeepParts,
  goOn: (stamps: KeptDraft['stamps']) => void,
): Disposable {
  const { documentId } = draft;
  const own = new DisposableStore();
  let isResumed = false;
  signing.cancel(documentId).catch(() => {});
  // A new submission knows its own outcome.
  own.add(toDisposable(draft.state.subscribe(({ busy }) => busy && void own.dispose())));
  own.add(
    keepWatching(documents.watch, {
      onProgress(open) {
        const revision = open.find(({ id }) => id === documentId)?.revision;
        if (revision === undefined) return;
        const isSigned = revision > signingFrom;
        if (!isResumed) goOn(isSigned ? [] : stamps);
        else if (isSigned) draft.submitted(revision);
        isResumed = true;
        if (isSigned) void own.dispose();
      },
    }),
  );
  return own;
}

function follow(session: Session, shelf: DraftShelf): Disposable {
  const { draft, keys } = session;
  const keep = () => shelf.keep(draft.documentId, keptOf(session));
  const stopKeys = keys.subscribe(keep);
  const stopDraft = draft.state.subscribe((now, before) => {
    if (now.stamps !== before.stamps || now.signingFrom !== before.signingFrom) keep();
  });
  keep();
  return toDisposable(() => {
    stopKeys();
    stopDraft();
  });
}

function keptOf({ draft, wantedKey }: Session): KeptDraft {
  const { stamps, signingFrom } = draft.state.getState();
  return {
    stamps: stamps.map(keptStamp),
    ...(wantedKey !== undefined && { key: wantedKey }),
    ...(signingFrom !== undefined && { signingFrom }),
  };
}

function keptStamp({ mode, options, seal }: LookedStamp): KeptDraft['stamps'][number] {
  if (!seal) return { mode, options };
  const { id, name, widthMm, heightMm } = seal;
  return { mode, options, seal: { id, name, widthMm, heightMm } };
}

function resumed({ seal, ...stamp }: KeptDraft['stamps'][number]) {
  return { ...stamp, seal: seal && { ...seal, picture: '' } };
}
