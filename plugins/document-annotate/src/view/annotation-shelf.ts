import { Check } from 'typebox/schema';
import { Annotation } from '../common-annotation.ts';

/** Names the shape, too: what another version of the program has kept is left alone. */
const PREFIX = 'sealwright.annotate.draft.1.';

/**
 * What is drawn and not written, by document, in the window's session storage: it outlives this plugin's code, and the
 * page when it is loaded anew, and ends with the window.
 */
export class AnnotationShelf {
  private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.storage = storage;
  }

  find(documentId: string): readonly Annotation[] {
    try {
      const kept: unknown = JSON.parse(this.storage.getItem(PREFIX + documentId) ?? '[]');
      return Array.isArray(kept) ? kept.filter((each): each is Annotation => Check(Annotation, each)) : [];
    } catch {
      return [];
    }
  }

  keep(documentId: string, annotations: readonly Annotation[]): void {
    try {
      if (annotations.length === 0) this.storage.removeItem(PREFIX + documentId);
      else this.storage.setItem(PREFIX + documentId, JSON.stringify(annotations));
    } catch {
      // Storage that is full or forbidden costs no more than what it would have kept.
    }
  }
}
