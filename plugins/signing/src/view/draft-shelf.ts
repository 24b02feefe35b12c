import type { Options } from '@sealwright/core/api';
import type { HeldSeal } from './held-seal.ts';
import type { ExpectedKey, Wanted } from './signing-means.ts';

/** What is placed on a document, as it is kept. */
export interface KeptDraft {
  readonly stamps: readonly {
    readonly mode: string;
    readonly options: Options;
    /** Without its picture, whose address ends with the page. */
    readonly seal?: Omit<HeldSeal, 'picture'>;
  }[];
  readonly wanted: Wanted;
  readonly expected?: ExpectedKey;
  /** The document's newest revision when a submission began that was under way. */
  readonly signingFrom?: number;
}

/** Names the shape, too: what another version of the program has kept is left alone. */
const PREFIX = 'sealwright.signing.draft.2.';

/**
 * What is placed and not submitted, by document, in the window's session storage: it outlives this plugin's code, and
 * the page when it is loaded anew, and ends with the window.
 */
export class DraftShelf {
  private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.storage = storage;
  }

  find(documentId: string): KeptDraft | undefined {
    try {
      const kept = JSON.parse(this.storage.getItem(PREFIX + documentId) ?? 'null');
      return Array.isArray(kept?.stamps) ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  keep(documentId: string, draft: KeptDraft): void {
    try {
      if (draft.stamps.length === 0) this.storage.removeItem(PREFIX + documentId);
      else this.storage.setItem(PREFIX + documentId, JSON.stringify(draft));
    } catch {
      // Storage that is full or forbidden costs no more than what it would have kept.
    }
  }

  forget(documentId: string): void {
    try {
      this.storage.removeItem(PREFIX + documentId);
    } catch {
      // As above.
    }
  }
}
