import { createStore, type ReadableStore } from '@sealwright/ui';
import type { WrittenAnnotation } from '../common-annotate-rpc.ts';

export interface WrittenState {
  readonly state: 'idle' | 'loading' | 'ready' | 'failed';
  readonly annotations: readonly WrittenAnnotation[];
  readonly isCut: boolean;
  readonly error: unknown;
}

type List = Pick<WrittenState, 'annotations' | 'isCut'>;

/** The annotations of the document's newest revision, read while somebody looks at them. */
export class WrittenList {
  readonly state: ReadableStore<WrittenState>;
  private readonly store = createStore<WrittenState>(() => ({
    state: 'idle',
    annotations: [],
    isCut: false,
    error: undefined,
  }));
  private readonly read: (signal: AbortSignal) => Promise<List>;
  private running: AbortController | undefined;
  private watchers = 0;

  constructor(read: (signal: AbortSignal) => Promise<List>) {
    this.read = read;
    this.state = this.store;
  }

  /** Keeps the list up to date until the function that it gives back is called. */
  watch(): () => void {
    this.watchers++;
    if (this.store.getState().state === 'idle') this.reload();
    return () => void this.watchers--;
  }

  /** The document has changed; what was read stays until it is read anew. */
  forget(): void {
    this.running?.abort();
    this.store.setState({ state: 'idle' });
    if (this.watchers > 0) this.reload();
  }

  reload(): void {
    this.running?.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    this.store.setState({ state: 'loading' });
    this.read(signal).then(
      (list) => signal.aborted || this.store.setState({ state: 'ready', ...list, error: undefined }),
      (error) => signal.aborted || this.store.setState({ state: 'failed', error }),
    );
  }
}
