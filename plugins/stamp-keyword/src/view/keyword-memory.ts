import type { WordAnchor } from '@sealwright/core/api';

/** How the next stamp begins. */
export interface RememberedStamps {
  /** The last ones first. */
  readonly keywords: readonly string[];
  readonly standing: Standing;
}

/** Where seals stand, seen from their words. */
export interface Standing {
  readonly anchor: WordAnchor;
  /** Millimetres further right and down. */
  readonly offset: { readonly x: number; readonly y: number };
}

const KEY = 'sealwright.stamp-keyword';
const MOST = 10;
const ANCHORS: readonly unknown[] = ['over', 'right', 'below', 'left', 'above'] satisfies WordAnchor[];
export const OVER_WORDS: Standing = { anchor: 'over', offset: { x: 0, y: 0 } };

/** Keywords that were sealed, and how, on this computer. */
export class KeywordMemory {
  private readonly storage: Pick<Storage, 'getItem' | 'setItem'>;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.storage = storage;
  }

  read(): RememberedStamps {
    try {
      const { keywords, standing } = JSON.parse(this.storage.getItem(KEY) ?? '{}');
      return {
        keywords: Array.isArray(keywords) ? keywords.filter((word) => typeof word === 'string').slice(0, MOST) : [],
        standing: isStanding(standing) ? standing : OVER_WORDS,
      };
    } catch {
      // What somebody else wrote there, or storage that is forbidden: nothing is remembered.
      return { keywords: [], standing: OVER_WORDS };
    }
  }

  remember(keyword: string, standing: Standing): void {
    const others = this.read().keywords.filter((word) => word !== keyword);
    try {
      this.storage.setItem(KEY, JSON.stringify({ keywords: [keyword, ...others].slice(0, MOST), standing }));
    } catch {
      // Storage that is full or forbidden costs no more than the suggestion.
    }
  }

  forgetKeywords(): void {
    try {
      this.storage.setItem(KEY, JSON.stringify({ ...this.read(), keywords: [] }));
    } catch {
      // As above.
    }
  }
}

function isStanding(value: unknown): value is Standing {
  const { anchor, offset } = (value ?? {}) as Partial<Standing>;
  return ANCHORS.includes(anchor) && Number.isFinite(offset?.x) && Number.isFinite(offset?.y);
}
