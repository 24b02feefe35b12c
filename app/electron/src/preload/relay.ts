export interface Relay<T> {
  pass(value: T): void;
  /** Returns how to stop listening. */
  listen(listener: (value: T) => void): () => void;
}

/** Passes values on to listeners of the page; one that `remembers` tells newcomers the newest value at once. */
export function relay<T>({ remembers = true } = {}): Relay<T> {
  const listeners = new Set<(value: T) => void>();
  let newest: { readonly value: T } | undefined;
  return {
    pass(value) {
      if (remembers) newest = { value };
      for (const listener of [...listeners]) listener(value);
    },
    listen(listener) {
      listeners.add(listener);
      if (newest) listener(newest.value);
      return () => void listeners.delete(listener);
    },
  };
}
