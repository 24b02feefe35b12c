import type { RpcClient } from '@sealwright/core/api';
import type { ReadableStore } from '@sealwright/ui';
import { createStore } from 'zustand/vanilla';
import type { SubmitStep, signingRpc } from '../common-signing-rpc.ts';
import type { Draft } from './stamp-draft.ts';

export interface SubmissionState {
  readonly step: SubmitStep;
  /** The user wants to stop; the pipeline has not ended yet. */
  readonly isCancelling: boolean;
}

export interface SubmissionResult {
  readonly signer: string;
  readonly places: number;
}

/** One submission of a draft. Whatever goes wrong, the stamps stay as they were and can be submitted again. */
export class Submission {
  readonly state: ReadableStore<SubmissionState>;
  private readonly store;
  private readonly abort = new AbortController();

  constructor() {
    this.store = createStore<SubmissionState>(() => ({ step: 'plan', isCancelling: false }));
    this.state = this.store;
  }

  cancel(): void {
    this.store.setState({ isCancelling: true });
    this.abort.abort();
  }

  /** Rejects with the pipeline's typed error; `rpc.closed` when the plugin host went away. */
  async run(draft: Draft, key: string, calls: Pick<RpcClient<typeof signingRpc>, 'submit'>): Promise<SubmissionResult> {
    draft.setBusy(true);
    try {
      const result = await calls.submit(draft.documentId, draft.entries(), key, {
        signal: this.abort.signal,
        onProgress: (step) => this.store.setState({ step }),
      });
      draft.submitted();
      return result;
    } finally {
      draft.setBusy(false);
    }
  }
}
