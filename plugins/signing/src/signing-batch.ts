import type {
  BatchProgress,
  Keys,
  SealwrightError,
  SigningBatchOptions,
  SigningBatchResult,
  SigningOutcome,
  SigningRequest,
} from '@sealwright/core/api';
import { type DocumentParts, DocumentSigning, type Signer, type SigningWatch } from './document-signing.ts';
import { isSignedBefore } from './signed-before.ts';
import { SigningSession } from './signing-session.ts';
import { typedFault } from './typed-fault.ts';

export interface BatchParts extends DocumentParts {
  readonly keys: Pick<Keys, 'open'>;
}

/**
 * Many documents, one session. All are agreed on first and closed again, so what waits for the PIN is where their stamps go
 * and no open file; then each is opened again, signed, and put in its place before the next.
 */
export class SigningBatch {
  private readonly parts: BatchParts;
  private readonly requests: readonly SigningRequest[];
  private readonly signer: Signer;
  private readonly options: SigningBatchOptions;
  private readonly session: SigningSession;
  private readonly outcomes = new Map<number, SigningOutcome>();
  /** By their index: agreed on, and not in their places yet. */
  private readonly waiting = new Map<number, DocumentSigning>();
  private hasFailed = false;
  private stopped: SealwrightError | undefined;

  constructor(parts: BatchParts, requests: readonly SigningRequest[], signer: Signer, options: SigningBatchOptions) {
    this.parts = parts;
    this.requests = requests;
    this.signer = signer;
    this.options = options;
    this.session = new SigningSession(parts.keys, signer.key);
  }

  /** Once. */
  async run(): Promise<SigningBatchResult> {
    try {
      await this.check();
      await this.sign();
      await this.commitRest();
    } finally {
      await this.session.close();
      for (const document of this.waiting.values()) await document.dispose();
    }
    for (const index of this.requests.keys()) if (!this.outcomes.has(index)) this.settle(index, { state: 'left' });
    const outcomes = this.requests.map((_, index) => this.outcomes.get(index) as SigningOutcome);
    return { outcomes, ...(this.stopped && { stopped: this.stopped }) };
  }

  private get isOver(): boolean {
    return this.stopped !== undefined || (this.options.allOrNone === true && this.hasFailed);
  }

  /** Everything at fault is to be named, so this goes on whatever is found. */
  private async check(): Promise<void> {
    for (const [index, request] of this.requests.entries()) {
      if (this.stopped) return;
      const watch = this.watch('check', index, index, this.requests.length);
      await this.attempt(index, async () => {
        watch.signal?.throwIfAborted();
        watch.progress({ step: 'plan' });
        if (this.options.resume && (await isSignedBefore(this.parts, request, this.signer.key))) {
          this.settle(index, { state: 'signed-before' });
          return;
        }
        const document = new DocumentSigning(this.parts, request, this.signer);
        this.waiting.set(index, document);
        await document.agree(watch);
        await document.rest();
      });
    }
  }

  private async sign(): Promise<void> {
    const all = [...this.waiting];
    this.session.documents = all.length;
    for (const [done, [index, document]] of all.entries()) {
      if (this.isOver) return;
      await this.attempt(index, async () => {
        await document.sign(this.session, this.watch('sign', index, done, all.length));
        if (!this.options.allOrNone) await this.commit(index, document, this.options.signal);
      });
    }
  }

  /** With `allOrNone`: nothing but a file system can be against it now, and nobody's wish to end it counts any more. */
  private async commitRest(): Promise<void> {
    for (const [index, document] of this.waiting) {
      if (this.isOver) return;
      await this.attempt(index, () => this.commit(index, document));
    }
  }

  private async commit(index: number, document: DocumentSigning, signal?: AbortSignal): Promise<void> {
    const result = await document.commit(signal);
    this.waiting.delete(index);
    this.settle(index, { state: 'signed', result });
  }

  /** A fault of a document is its own; one of the key, and the user's wish to end, stop the batch. */
  private async attempt(index: number, work: () => Promise<void>): Promise<void> {
    const { signal } = this.options;
    try {
      await work();
    } catch (fault) {
      await this.waiting.get(index)?.dispose();
      this.waiting.delete(index);
      if (signal?.aborted) this.stopped = typedFault(signal.reason);
      else if (this.session.isBroken) this.stopped = typedFault(fault);
      else this.settle(index, { state: 'failed', error: typedFault(fault) });
    }
  }

  private settle(index: number, outcome: SigningOutcome): void {
    this.outcomes.set(index, outcome);
    if (outcome.state === 'failed') this.hasFailed = true;
    this.options.settled?.(outcome, index);
  }

  private watch(phase: BatchProgress['phase'], index: number, done: number, of: number): SigningWatch {
    const { signal, progress } = this.options;
    return { signal, progress: ({ step }) => progress?.({ phase, index, done, of, step }) };
  }
}
