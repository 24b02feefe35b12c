import type { Disposable } from '@sealwright/core/api';
import { createStore, type DocumentTabs, type ReadableStore } from '@sealwright/ui';
import { CORNERS, type Corner } from '../common-corner.ts';

/** How the next seal is placed on the pages of a document. */
export interface MultipageSettings {
  /** As `parsePageRange` reads it, or what was typed instead. */
  readonly pages: string;
  readonly corner: Corner;
  /** Clockwise, in degrees. */
  readonly rotation: number;
  /** Whether the PIN is asked for as soon as the seal is dropped, as the guided way has it. */
  readonly signsOnDrop: boolean;
}

export interface SettingsStore extends ReadableStore<MultipageSettings> {
  setState(change: Partial<MultipageSettings>): void;
}

const KEY = 'sealwright.multipage';
const INITIAL: MultipageSettings = { pages: 'all', corner: 'top-left', rotation: 0, signsOnDrop: false };

/** The settings of each document; what is chosen for one is where the next begins, in later windows, too. */
export class SettingsOfDocuments implements Disposable {
  private readonly stores = new Map<string, SettingsStore>();
  private readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  private readonly closing: Disposable;

  constructor(documents: Pick<DocumentTabs, 'onDidClose'>, storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.storage = storage;
    this.closing = documents.onDidClose((id) => this.stores.delete(id));
  }

  of(documentId: string): SettingsStore {
    const known = this.stores.get(documentId);
    if (known) return known;
    const store = createStore<MultipageSettings>(() => ({ ...INITIAL, ...this.remembered() }));
    store.subscribe((settings) => this.remember(settings));
    this.stores.set(documentId, store);
    return store;
  }

  dispose(): void | Promise<void> {
    return this.closing.dispose();
  }

  private remembered(): Partial<MultipageSettings> {
    try {
      const { pages, corner, rotation } = JSON.parse(this.storage.getItem(KEY) ?? '{}') as Record<string, unknown>;
      const known = CORNERS.find((name) => name === corner);
      return {
        ...(isAnyDocuments(pages) && { pages }),
        ...(known && { corner: known }),
        ...(typeof rotation === 'number' && Math.abs(rotation) <= 360 && { rotation }),
      };
    } catch {
      return {};
    }
  }

  private remember({ pages, corner, rotation }: MultipageSettings): void {
    try {
      this.storage.setItem(KEY, JSON.stringify({ ...(isAnyDocuments(pages) && { pages }), corner, rotation }));
    } catch {
      // Storage that is full or forbidden costs no more than what it would have kept.
    }
  }
}

/** Numbers of pages belong to their document; another's seal would be missing on pages that nobody looks at. */
function isAnyDocuments(pages: unknown): pages is string {
  return pages === 'all' || pages === 'odd' || pages === 'even' || pages === 'last';
}
