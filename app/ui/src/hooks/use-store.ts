import { useStore as useZustandStore } from 'zustand';
import type { ReadableStore } from '../contracts/readable-store.ts';

/** Watches a store; the component is drawn anew when the selected part is another (`Object.is`). */
export function useStore<T>(store: ReadableStore<T>): T;
export function useStore<T, S>(store: ReadableStore<T>, select: (state: T) => S): S;
export function useStore<T, S>(store: ReadableStore<T>, select?: (state: T) => S): T | S {
  return useZustandStore(store, select ?? ((state) => state as unknown as S));
}
