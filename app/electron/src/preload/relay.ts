export interface Relay<T> {
  pass(value: T): void;
  /** Returns how to stop listening. */
  listen(listener: (value: T) => void): () => void;
}

/** Passes what the program tells on to listeners of the page. */
export function relay<T>(): Relay<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    pass(value) {
      for (const listener of [...listeners]) listener(value);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
