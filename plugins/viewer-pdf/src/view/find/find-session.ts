import { createStore } from '@sealwright/ui';
import { DocumentFind } from '../pdfjs/document-find.ts';
import { type EventBus, FindState, type PDFDocumentProxy, type PDFLinkService } from '../pdfjs/library.ts';
import type { Viewport } from '../session/viewport.ts';

export interface FindBarState {
  readonly isOpen: boolean;
  readonly query: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
  /** 1-based; 0 while no hit is chosen. */
  readonly current: number;
  readonly total: number;
  readonly outcome: 'none' | 'searching' | 'found' | 'missing';
  /** Grows when the user asks for the bar, which then takes the focus. */
  readonly asked: number;
}

interface Progress {
  readonly state?: number;
  readonly matchesCount: { readonly current: number; readonly total: number };
}

/** The search in one document: what the bar shows, and the search of pdf.js that marks the hits. */
export class FindSession {
  readonly store = createStore<FindBarState>(() => ({
    isOpen: false,
    query: '',
    matchCase: false,
    wholeWords: false,
    current: 0,
    total: 0,
    outcome: 'none',
    asked: 0,
  }));
  readonly controller: DocumentFind;
  private readonly eventBus: EventBus;

  constructor(eventBus: EventBus, links: PDFLinkService, viewport: Viewport) {
    this.eventBus = eventBus;
    this.controller = new DocumentFind(links, eventBus, ({ element }) =>
      viewport.revealClientRect(element.getBoundingClientRect()),
    );
    eventBus.on('updatefindmatchescount', (progress: Progress) => this.count(progress));
    eventBus.on('updatefindcontrolstate', (progress: Progress) => this.count(progress));
  }

  /** What is searched from now on; an open search starts anew in it. */
  setDocument(pdf: PDFDocumentProxy): void {
    this.controller.setDocument(pdf);
    if (this.store.getState().isOpen) this.search('');
  }

  open(): void {
    const { isOpen, asked } = this.store.getState();
    this.store.setState({ isOpen: true, asked: asked + 1 });
    if (!isOpen) this.search('');
  }

  close(): void {
    if (!this.store.getState().isOpen) return;
    this.store.setState({ isOpen: false });
    this.eventBus.dispatch('findbarclose', { source: this });
  }

  change(change: Partial<Pick<FindBarState, 'query' | 'matchCase' | 'wholeWords'>>): void {
    this.store.setState(change);
    this.search('');
  }

  /** Goes to the next hit; where the bar is not open, opens it first. */
  step(direction: 'next' | 'previous'): void {
    if (this.store.getState().isOpen) this.search('again', direction === 'previous');
    else this.open();
  }

  private search(type: '' | 'again', findPrevious = false): void {
    const { query, matchCase, wholeWords } = this.store.getState();
    if (query === '') {
      this.store.setState({ current: 0, total: 0, outcome: 'none' });
      this.eventBus.dispatch('findbarclose', { source: this });
      return;
    }
    if (type === '') this.store.setState({ current: 0, total: 0, outcome: 'searching' });
    this.eventBus.dispatch('find', {
      source: this,
      type,
      query,
      caseSensitive: matchCase,
      entireWord: wholeWords,
      highlightAll: true,
      matchDiacritics: false,
      findPrevious,
    });
  }

  private count({ state, matchesCount }: Progress): void {
    const { outcome, query } = this.store.getState();
    if (query === '') return;
    this.store.setState({
      ...matchesCount,
      outcome: outcomeOf(state) ?? (matchesCount.total > 0 ? 'found' : outcome),
    });
  }
}

function outcomeOf(state: number | undefined): FindBarState['outcome'] | undefined {
  switch (state) {
    case FindState.FOUND:
    case FindState.WRAPPED:
      return 'found';
    case FindState.NOT_FOUND:
      return 'missing';
    case FindState.PENDING:
      return 'searching';
    default:
      return undefined;
  }
}
