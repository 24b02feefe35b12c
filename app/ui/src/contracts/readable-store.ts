/** State that views watch with `useStore`; the shape of a zustand store without its writing end. */
export interface ReadableStore<T> {
  getState(): T;
  getInitialState(): T;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (state: T, previous: T) => void): () => void;
}
