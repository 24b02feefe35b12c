import type { ReadableStore } from '@sealwright/ui';

/** A store as views are given it: a listener that throws keeps neither the others nor the window from going on. */
export function contained<T>(store: ReadableStore<T>, onFault: (thrown: unknown) => void): ReadableStore<T> {
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: (listener) =>
      store.subscribe((state, previous) => {
        try {
          listener(state, previous);
        } catch (thrown) {
          onFault(thrown);
        }
      }),
  };
}
