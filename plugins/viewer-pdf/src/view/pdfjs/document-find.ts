import { type EventBus, PDFFindController, type PDFLinkService } from './library.ts';

export interface Hit {
  /** 0-based. */
  readonly page: number;
  /** Where it is marked, once the page's text stands. */
  readonly element: HTMLElement;
}

/** The search of pdf.js, which leaves scrolling to the view. */
export class DocumentFind extends PDFFindController {
  private readonly reveal: (hit: Hit) => void;

  constructor(linkService: PDFLinkService, eventBus: EventBus, reveal: (hit: Hit) => void) {
    super({ linkService, eventBus });
    this.reveal = reveal;
  }

  override scrollMatchIntoView({ element, pageIndex }: { element: HTMLElement | null; pageIndex: number }): void {
    if (!this._scrollMatches || !element || pageIndex !== this._selected?.pageIdx) return;
    this._scrollMatches = false;
    this.reveal({ page: pageIndex, element });
  }
}
