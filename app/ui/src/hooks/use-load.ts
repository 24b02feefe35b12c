import { type DependencyList, useCallback, useEffect, useState } from 'react';

export type Loaded<T> =
  | { readonly state: 'loading'; readonly value?: T }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'error'; readonly error: unknown; readonly value?: T };

/**
 * The result of an asynchronous function, called on mount, when `dependencies` change and on `reload`. An older call that
 * is still under way is aborted and its result dropped. While it loads anew, the last value stays.
 */
export function useLoad<T>(
  load: (signal: AbortSignal) => Promise<T>,
  dependencies: DependencyList,
): Loaded<T> & { readonly reload: () => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller says when it has to run again
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setLoaded((last) => ({ ...last, state: 'loading' }));
    load(signal).then(
      (value) => signal.aborted || setLoaded({ state: 'ready', value }),
      (error) => signal.aborted || setLoaded((last) => ({ ...last, state: 'error', error })),
    );
    return () => controller.abort();
  }, [round, ...dependencies]);
  const reload = useCallback(() => setRound((last) => last + 1), []);
  return { ...loaded, reload };
}
