import type { CallOptions } from './define-rpc.ts';
import type { Disposable } from './disposable.ts';
import { toDisposable } from './disposable.ts';

/** Milliseconds before a watch that ended is begun anew. */
const PAUSE = 1_000;

export interface WatchListener<P> {
  readonly onProgress: (value: P) => void;
  /** Told the first fault after a report; what follows until the next report is the same to its user. */
  readonly onFault?: (fault: unknown) => void;
}

/**
 * Follows a method of an rpc that reports until it is aborted, from a view, until the result is disposed: begins it anew
 * whenever it ends by itself, as it does when the plugin behind it is switched off and on. Each beginning reports the
 * whole state again.
 *
 * @example own(keepWatching(calls(documentsRpc).watch, { onProgress: (documents) => follow(documents) }));
 */
export function keepWatching<P>(
  watch: (options: CallOptions<P>) => Promise<unknown>,
  { onProgress, onFault }: WatchListener<P>,
): Disposable {
  const ending = new AbortController();
  const { signal } = ending;
  let isFaulty = false;
  const report = (value: P) => {
    isFaulty = false;
    onProgress(value);
  };
  const fail = (fault: unknown) => {
    if (signal.aborted || isFaulty) return;
    isFaulty = true;
    onFault?.(fault);
  };
  void (async () => {
    while (!signal.aborted) {
      await watch({ signal, onProgress: report }).catch(fail);
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  })();
  return toDisposable(() => ending.abort());
}
