import type { DocumentSurfaces, SurfaceState } from '../contracts/document-surface.ts';
import type { ReadableStore } from '../contracts/readable-store.ts';
import { useLoad } from '../hooks/use-load.ts';
import { useStore } from '../hooks/use-store.ts';

/** The pages of a document for a panel beside them; none until its viewer stands. */
export function useSurfaceState(surfaces: DocumentSurfaces, documentId: string): SurfaceState {
  const { value } = useLoad(() => surfaces.of(documentId), [surfaces, documentId]);
  const surface = surfaces.find(documentId) ?? value;
  return useStore(surface?.state ?? NO_PAGES);
}

const NO_PAGES: ReadableStore<SurfaceState> = (() => {
  const state = { pageCount: 0, currentPage: 0, scale: 1 };
  return { getState: () => state, getInitialState: () => state, subscribe: () => () => {} };
})();
