import { type Disposable, type OpenDocument, toDisposable } from '@sealwright/core/api';
import { createStore, type ReadableStore } from '@sealwright/ui';

export interface PanelState {
  /** Set once the user opened or closed the panel; before, it is open where there are signatures. */
  readonly isOpen?: boolean;
  /** Index of the signature whose details are shown. */
  readonly selected?: number | undefined;
  /** Whether it is to come into sight as soon as it is drawn. */
  readonly isSummoned?: boolean;
}

const INITIAL: PanelState = {};

/** How the panels of the open documents stand; kept while a panel is not drawn. */
export class PanelStates {
  private readonly openSide: () => void;
  private readonly drawn = new Set<string>();
  private readonly store = createStore<Readonly<Record<string, PanelState>>>()(() => ({}));

  /** `openSide`: shows the right side of the document in front. */
  constructor(openSide: () => void) {
    this.openSide = openSide;
  }

  get states(): ReadableStore<Readonly<Record<string, PanelState>>> {
    return this.store;
  }

  of(documentId: string): PanelState {
    return this.store.getState()[documentId] ?? INITIAL;
  }

  change(documentId: string, change: Partial<PanelState>): void {
    this.store.setState({ [documentId]: { ...this.of(documentId), ...change } });
  }

  /** Told all open documents after every change of any: what was closed is forgotten. */
  follow(documents: readonly Pick<OpenDocument, 'id'>[]): void {
    const open = new Set(documents.map(({ id }) => id));
    const states = Object.entries(this.store.getState());
    const kept = states.filter(([id]) => open.has(id));
    if (kept.length < states.length) this.store.setState(Object.fromEntries(kept), true);
  }

  /** Opens the panel and brings it into sight. */
  show(documentId: string): void {
    this.change(documentId, { isOpen: true, isSummoned: true });
    if (!this.drawn.has(documentId)) this.openSide();
  }

  /** Told by a document's panel while it is drawn. */
  draw(documentId: string): Disposable {
    this.drawn.add(documentId);
    return toDisposable(() => void this.drawn.delete(documentId));
  }
}
