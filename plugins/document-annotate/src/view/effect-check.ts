import { createStore, type ReadableStore } from '@sealwright/ui';
import type { AnnotatingWord } from '../common-annotate-rpc.ts';

export interface EffectState {
  readonly state: 'idle' | 'checking' | 'ready' | 'failed';
  readonly word: AnnotatingWord | undefined;
  readonly error: unknown;
}

const IDLE: EffectState = { state: 'idle', word: undefined, error: undefined };

/** What writing annotations does to the signatures in the document's newest revision: asked when it is first needed. */
export class EffectCheck {
  readonly state: ReadableStore<EffectState>;
  private readonly store = createStore<EffectState>(() => IDLE);
  private readonly ask: (signal: AbortSignal) => Promise<AnnotatingWord>;
  private running: { readonly ending: AbortController; readonly word: Promise<AnnotatingWord> } | undefined;

  constructor(ask: (signal: AbortSignal) => Promise<AnnotatingWord>) {
    this.ask = ask;
    this.state = this.store;
  }

  /** Resolves with the word on the document as it is now. */
  word(): Promise<AnnotatingWord> {
    this.running ??= this.start();
    return this.running.word;
  }

  /** The document has changed. */
  forget(): void {
    this.running?.ending.abort();
    this.running = undefined;
    this.store.setState(IDLE, true);
  }

  private start() {
    const ending = new AbortController();
    const word = this.ask(ending.signal);
    this.store.setState({ state: 'checking', error: undefined });
    word.then(
      (found) => ending.signal.aborted || this.store.setState({ state: 'ready', word: found }),
      (error) => {
        if (ending.signal.aborted) return;
        this.running = undefined;
        this.store.setState({ state: 'failed', word: undefined, error });
      },
    );
    return { ending, word };
  }
}
