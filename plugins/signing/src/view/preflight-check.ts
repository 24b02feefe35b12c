import type { ReadableStore } from '@sealwright/ui';
import { createStore } from 'zustand/vanilla';
import type { PreflightWord, SigningMeans, StampEntry } from '../common-signing-rpc.ts';

export interface PreflightState {
  /** `idle`: nothing to ask about. While it is `checking`, the last word stays. */
  readonly state: 'idle' | 'checking' | 'ready' | 'failed';
  readonly word: PreflightWord | undefined;
  readonly error: unknown;
}

export interface PreflightQuestion {
  readonly stamps: readonly StampEntry[];
  readonly means: SigningMeans;
}

type Ask = (question: PreflightQuestion, signal: AbortSignal) => Promise<PreflightWord>;

/** Keeps the word of the pre-flight up to date: asks when changes have come to rest, and drops late answers. */
export class PreflightCheck {
  readonly state: ReadableStore<PreflightState>;
  private readonly store;
  private readonly ask: Ask;
  private readonly rest: number;
  private asked: string | undefined;
  private running: AbortController | undefined;

  /** `rest` in milliseconds. */
  constructor(ask: Ask, rest = 250) {
    this.ask = ask;
    this.rest = rest;
    this.store = createStore<PreflightState>(() => ({ state: 'idle', word: undefined, error: undefined }));
    this.state = this.store;
  }

  /** `undefined`: there is nothing to ask about. A question that was asked already is asked again only after `forget`. */
  update(question: PreflightQuestion | undefined): void {
    const key = question && JSON.stringify(question);
    if (key === this.asked) return;
    this.asked = key;
    this.running?.abort();
    this.running = undefined;
    if (!question) {
      this.store.setState({ state: 'idle', word: undefined, error: undefined });
      return;
    }
    this.store.setState({ state: 'checking' });
    this.running = new AbortController();
    void this.run(question, this.running.signal);
  }

  forget(): void {
    this.asked = undefined;
  }

  dispose(): void {
    this.running?.abort();
  }

  private async run(question: PreflightQuestion, signal: AbortSignal): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.rest));
    if (signal.aborted) return;
    try {
      const word = await this.ask(question, signal);
      if (!signal.aborted) this.store.setState({ state: 'ready', word, error: undefined });
    } catch (error) {
      if (!signal.aborted) this.store.setState({ state: 'failed', word: undefined, error });
    }
  }
}
