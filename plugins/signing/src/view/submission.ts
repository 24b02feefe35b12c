import { DocumentNotOpen, type documentsRpc, type RpcClient, SealwrightError } from '@sealwright/core/api';
import type { ReadableStore } from '@sealwright/ui';
import { createStore } from 'zustand/vanilla';
import { SigningCancelled } from '../common-signing-cancelled.ts';
import type { SigningMeans, SubmitStep, signingRpc } from '../common-signing-rpc.ts';
import type { Draft } from './stamp-draft.ts';

export interface SubmissionState {
  readonly step: SubmitStep;
  /** The user wants to stop; the pipeline has not ended yet. */
  readonly isCancelling: boolean;
}

export interface SubmissionCalls {
  readonly signing: Pick<RpcClient<typeof signingRpc>, 'submit' | 'cancel'>;
  readonly documents: Pick<RpcClient<typeof documentsRpc>, 'list'>;
}

export interface SubmissionResult {
  readonly signer: string;
  readonly places: number;
}

/** One submission of a draft. Whatever goes wrong, the stamps stay as they were and can be submitted again. */
export class Submission {
  readonly state: ReadableStore<SubmissionState>;
  private readonly store;
  private readonly draft: Draft;
  private readonly calls: SubmissionCalls;

  constructor(draft: Draft, calls: SubmissionCalls) {
    this.draft = draft;
    this.calls = calls;
    this.store = createStore<SubmissionState>(() => ({ step: 'plan', isCancelling: false }));
    this.state = this.store;
  }

  /**
   * Asks the pipeline to end; `run` tells whether it did so before the document was signed. `false` where it was asked
   * before.
   */
  cancel(): boolean {
    if (this.store.getState().isCancelling) return false;
    this.store.setState({ isCancelling: true });
    // Where it does not get through, the submission itself meets the same fault and tells it.
    this.calls.signing.cancel(this.draft.documentId).catch(() => {});
    return true;
  }

  /** `holder`: of the key. Rejects with the pipeline's typed error; `rpc.closed` when the plugin host went away before the document was signed. */
  async run(means: SigningMeans, holder: string): Promise<SubmissionResult> {
    const { draft } = this;
    draft.setBusy(true);
    try {
      const before = await this.revision();
      if (before === undefined) throw DocumentNotOpen({ id: draft.documentId });
      draft.setBusy(true, before);
      if (this.store.getState().isCancelling) throw SigningCancelled({});
      const result = await this.submit(means).catch(async (fault) => {
        // The host may have signed and ended before it could say so: the stamps must not be signed a second time.
        if (!isHostGone(fault) || !isLater(await this.revision(), before)) throw fault;
        const { stamps } = draft.state.getState();
        return { signer: holder, places: stamps.flatMap(({ places }) => places).length };
      });
      draft.submitted(before + 1);
      return result;
    } finally {
      draft.setBusy(false);
    }
  }

  private submit(means: SigningMeans): Promise<SubmissionResult> {
    return this.calls.signing.submit(this.draft.documentId, this.draft.entries(), means, {
      onProgress: (step) => this.store.setState({ step }),
    });
  }

  private async revision(): Promise<number | undefined> {
    const open = await this.calls.documents.list();
    return open.find(({ id }) => id === this.draft.documentId)?.revision;
  }
}

function isHostGone(fault: unknown): boolean {
  return fault instanceof SealwrightError && fault.code === 'rpc.closed';
}

function isLater(now: number | undefined, before: number): boolean {
  return now !== undefined && now > before;
}
