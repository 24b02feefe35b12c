import { type Disposable, keepWatching, type RpcClient } from '@sealwright/core/api';
import { createStore, type ReadableStore } from '@sealwright/ui';
import type { outputRpc, Problem } from '../common-output-rpc.ts';

export interface ProblemState {
  /** `undefined` until the host has told them. */
  readonly problems: readonly Problem[] | undefined;
  /** Why it has not, or does not tell any more. */
  readonly fault: unknown;
}

/** What is wrong right now, as the host tells it. `onCount` is told how many. */
export class ProblemWatch implements Disposable {
  readonly state: ReadableStore<ProblemState>;
  private readonly watching: Disposable;
  private readonly onCount: (count: number) => void;

  constructor(calls: Pick<RpcClient<typeof outputRpc>, 'watchProblems'>, onCount: (count: number) => void) {
    const store = createStore<ProblemState>(() => ({ problems: undefined, fault: undefined }));
    this.state = store;
    this.onCount = onCount;
    this.watching = keepWatching(calls.watchProblems, {
      onProgress(problems) {
        store.setState({ problems, fault: undefined });
        onCount(problems.length);
      },
      onFault: (fault) => store.setState({ fault }),
    });
  }

  dispose(): void {
    this.onCount(0);
    void this.watching.dispose();
  }
}
