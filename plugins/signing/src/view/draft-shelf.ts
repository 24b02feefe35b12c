import type { Options } from '@sealwright/core/api';
import type { HeldSeal } from './held-seal.ts';
import type { ExpectedKey, Wanted } from './signing-means.ts';

/** A seal without its picture, whose address ends with the page. */
type KeptSeal = Omit<HeldSeal, 'picture'>;

/** What is placed on a document, as it is kept. */
export interface KeptDraft {
  readonly stamps: readonly { readonly mode: string; readonly options: Options; readonly seal?: KeptSeal }[];
  readonly wanted: Wanted;
  readonly expected?: ExpectedKey;
  /** The document's newest revision when a submission began that was under way. */
  readonly signingFrom?: number;
}

/** As it is written: a seal may be placed a thousand times. */
interface WrittenDraft extends Omit<KeptDraft, 'stamps'> {
  readonly seals: readonly KeptSeal[];
  /** `seal`: by its id. */
  readonly stamps: readonly { readonly mode: string; readonly options: Options; readonly seal?: string }[];
}

/** Names the shape, too: what another version of the program has kept is left alone. */
const PREFIX = 'sealwright.signing.draft.3.';

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
      const written = this.storage.getItem(PREFIX + documentId);
      return written === null ? undefined : fromWritten(JSON.parse(written));
    } catch {
      return undefined;
    }
  }

  keep(documentId: string, draft: KeptDraft): void {
    try {
      if (draft.stamps.length === 0) this.storage.removeItem(PREFIX + documentId);
      else this.storage.setItem(PREFIX + documentId, JSON.stringify(toWritten(draft)));
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

function toWritten({ stamps, ...draft }: KeptDraft): WrittenDraft {
  const seals = new Map(stamps.flatMap(({ seal }) => (seal ? [[seal.id, seal]] : [])));
  const written = stamps.map(({ seal, ...stamp }) => ({ ...stamp, ...(seal && { seal: seal.id }) }));
  return { ...draft, seals: [...seals.values()], stamps: written };
}

function fromWritten({ seals, stamps, ...draft }: WrittenDraft): KeptDraft {
  const byId = new Map(seals.map((seal) => [seal.id, seal]));
  const kept = stamps.map(({ seal: id, ...stamp }) => {
    const seal = id === undefined ? undefined : byId.get(id);
    return { ...stamp, ...(seal && { seal }) };
  });
  return { ...draft, stamps: kept };
}
