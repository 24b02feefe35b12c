import type { Disposable, ErrorRecord, OpenDocument, RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore, toErrorRecord } from '@sealwright/ui';
import type { DocumentVerdict, verificationRpc } from '../common-verification-rpc.ts';

export type VerificationState =
  /** `verdict`: of the last time. `revocation`: whether issuers are being asked. */
  | { readonly kind: 'verifying'; readonly verdict?: DocumentVerdict | undefined; readonly revocation: boolean }
  | { readonly kind: 'done'; readonly verdict: DocumentVerdict }
  | { readonly kind: 'failed'; readonly error: ErrorRecord };

/** By document. */
export type VerificationStates = Readonly<Record<string, VerificationState>>;

const PASSWORD_NEEDED = 'pdf.password-needed';
/** What may be gone when the documents are told the next time: the password was typed, the host runs again. */
const PASSING = new Set([PASSWORD_NEEDED, 'rpc.closed']);

export function isLocked(state: VerificationState | undefined): boolean {
  return state?.kind === 'failed' && state.error.code === PASSWORD_NEEDED;
}

export interface DocumentVerdictsParts {
  readonly calls: Pick<RpcClient<typeof verificationRpc>, 'verify'>;
  /** Resolves when the document's pages stand, or should. */
  readonly shown: (id: string) => Promise<unknown>;
}

interface Run {
  readonly revision: number;
  /** Once asked for, it is part of what is known about this revision. */
  readonly revocation: boolean;
  readonly controller: AbortController;
}

/** Verifies every open document when it appears and after each new revision, and forgets it when it is closed. */
export class DocumentVerdicts implements Disposable {
  private readonly parts: DocumentVerdictsParts;
  private readonly store = createStore<VerificationStates>()(() => ({}));
  private readonly runs = new Map<string, Run>();

  constructor(parts: DocumentVerdictsParts) {
    this.parts = parts;
  }

  get states(): ReadableStore<VerificationStates> {
    return this.store;
  }

  /** Told all open documents after every change of any. */
  follow(documents: readonly Pick<OpenDocument, 'id' | 'revision'>[]): void {
    const open = new Set(documents.map(({ id }) => id));
    for (const id of this.runs.keys()) if (!open.has(id)) this.forget(id);
    for (const { id, revision } of documents) {
      const isNew = this.runs.get(id)?.revision !== revision;
      const last = this.store.getState()[id];
      if (isNew || (last?.kind === 'failed' && PASSING.has(last.error.code))) void this.verify(id, revision);
    }
  }

  again(id: string): void {
    const run = this.runs.get(id);
    if (run) void this.verify(id, run.revision, run.revocation);
  }

  /** Verifies it again, and asks issuers over the network whether they revoked certificates of its signers. */
  askRevocation(id: string): void {
    const run = this.runs.get(id);
    if (run) void this.verify(id, run.revision, true);
  }

  /** Whether what is known of the document includes what issuers say. */
  hasAskedRevocation(id: string): boolean {
    return this.runs.get(id)?.revocation ?? false;
  }

  againAll(): void {
    for (const id of this.runs.keys()) this.again(id);
  }

  dispose(): void {
    for (const id of this.runs.keys()) this.forget(id);
  }

  private async verify(id: string, revision: number, revocation = false): Promise<void> {
    this.runs.get(id)?.controller.abort();
    const controller = new AbortController();
    const { signal } = controller;
    this.runs.set(id, { revision, revocation, controller });
    const last = this.store.getState()[id];
    this.put(id, { kind: 'verifying', verdict: last?.kind === 'failed' ? undefined : last?.verdict, revocation });
    try {
      // Its user wants to see the pages first, and the host that reads them is the one that verifies.
      await this.parts.shown(id);
      if (signal.aborted) return;
      const verdict = await this.parts.calls.verify(id, { revocation }, { signal });
      if (!signal.aborted) this.put(id, { kind: 'done', verdict });
    } catch (fault) {
      if (!signal.aborted) this.put(id, { kind: 'failed', error: toErrorRecord(fault) });
    }
  }

  private put(id: string, state: VerificationState): void {
    this.store.setState({ [id]: state });
  }

  private forget(id: string): void {
    this.runs.get(id)?.controller.abort();
    this.runs.delete(id);
    const { [id]: _, ...others } = this.store.getState();
    this.store.setState(others, true);
  }
}
