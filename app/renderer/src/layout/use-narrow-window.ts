import { useSyncExternalStore } from 'react';

/** Below this, as in a window of 1280 pixels at a zoom of 200 %, the frame gives room to the work. */
const query = matchMedia('(max-width: 900px)');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export function useNarrowWindow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
