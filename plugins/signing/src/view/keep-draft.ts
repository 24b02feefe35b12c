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
import type { LookedStamp } from './shown-stamps.ts';

export interface KeepParts {
  readonly shelf: DraftShelf;
  readonly signing: Pick<RpcClient<typeof signingRpc>, 'cancel'>;
  readonly documents: Pick<RpcClient<typeof documentsRpc>, 'watch'>;
}

type Session = Pick<DraftSession, 'draft' | 'means' | 'wanted' | 'want' | 'expected' | 'expect'>;

/** Gives a session back what was kept of its document, and keeps what is placed from then on. */
export function keepDraft(session: Session, parts: KeepParts): Disposable {
  const own = new DisposableStore();
  const kept = parts.shelf.find(session.draft.documentId);
  const goOn = (stamps: KeptDraft['stamps']) => {
    session.want(kept?.wanted ?? {});
    if (stamps.length > 0) {
      session.expect(kept?.expected);
      session.draft.resume(stamps.map(resumed));
    }
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
  const { draft, means } = session;
  const keep = () => shelf.keep(draft.documentId, keptOf(session));
  const stopMeans = means.subscribe(keep);
  const stopDraft = draft.state.subscribe((now, before) => {
    if (now.stamps !== before.stamps || now.signingFrom !== before.signingFrom) keep();
  });
  keep();
  return toDisposable(() => {
    stopMeans();
    stopDraft();
  });
}

function keptOf({ draft, wanted, expected }: Session): KeptDraft {
  const { stamps, signingFrom } = draft.state.getState();
  return {
    stamps: stamps.map(keptStamp),
    wanted,
    ...(expected && { expected }),
    ...(signingFrom !== undefined && { signingFrom }),
  };
}

function keptStamp({ mode, options, seal }: LookedStamp): KeptDraft['stamps'][number] {
  if (!seal) return { mode, options };
  const { id, name, widthMm, heightMm, certificates, device, isElectronic } = seal;
  const held = { id, name, widthMm, heightMm, certificates, ...(device && { device }), isElectronic };
  return { mode, options, seal: held };
}

function resumed({ seal, ...stamp }: KeptDraft['stamps'][number]) {
  return { ...stamp, seal: seal && { ...seal, picture: '' } };
}
