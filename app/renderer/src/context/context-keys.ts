import { type ContextKeys, createStore } from '@sealwright/ui';
import { type Context, holds } from './when-clause.ts';

export interface ContextKeyStore extends ContextKeys {
  /** The document whose keys count. */
  setActiveDocument(id: string | undefined): void;
  forgetDocument(id: string): void;
}

/** Keys of the whole window, covered by those of the document in front. */
export function createContextKeys(): ContextKeyStore {
  const ofWindow: Record<string, boolean> = {};
  const ofDocuments = new Map<string, Record<string, boolean>>();
  let active: string | undefined;
  const state = createStore<Context>(() => ({}));

  const update = () => {
    const next = { ...ofWindow, ...(active === undefined ? {} : ofDocuments.get(active)) };
    const last = state.getState();
    const keys = new Set([...Object.keys(next), ...Object.keys(last)]);
    if ([...keys].some((key) => next[key] !== last[key])) state.setState(next, true);
  };
  return {
    state,
    set(key, value, document) {
      if (document === undefined) ofWindow[key] = value;
      else {
        const keys = ofDocuments.get(document) ?? {};
        keys[key] = value;
        ofDocuments.set(document, keys);
      }
      update();
    },
    holds: (when) => holds(when, state.getState()),
    setActiveDocument(id) {
      active = id;
      update();
    },
    forgetDocument(id) {
      ofDocuments.delete(id);
      update();
    },
  };
}
