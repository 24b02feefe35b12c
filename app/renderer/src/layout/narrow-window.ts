import { createStore, type ReadableStore } from '@sealwright/ui';

/** Below this, as in a window of 1280 pixels at a zoom of 200 %, the frame gives room to the work. */
const NARROW = '(max-width: 900px)';

/** Whether the window is narrow; the style sheets ask the same question. */
export function watchNarrowWindow(): ReadableStore<boolean> {
  const query = matchMedia(NARROW);
  const isNarrow = createStore(() => query.matches);
  query.addEventListener('change', () => isNarrow.setState(query.matches, true));
  return isNarrow;
}
