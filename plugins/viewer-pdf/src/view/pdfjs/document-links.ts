import { type EventBus, PDFLinkService } from './library.ts';

/** What links of a document do to its view. */
export interface LinkTarget {
  /** Position and count of pages, 1-based as in pdf.js. */
  currentPageNumber: number;
  readonly pagesRotation: number;
  nextPage(): void;
  previousPage(): void;
  /** `destArray`: an explicit destination (ISO 32000-2, 12.3.2.2). */
  scrollPageIntoView(to: { pageNumber: number; destArray?: readonly unknown[] }): void;
}

/** Links lead to places of the same document; what leads out of it is asked about first. */
export class DocumentLinks extends PDFLinkService {
  private readonly leave: (address: string) => void;

  constructor(eventBus: EventBus, target: LinkTarget, leave: (address: string) => void) {
    super({ eventBus });
    this.leave = leave;
    this.setViewer(target);
  }

  /** Nothing stands in the element that a browser could follow by itself, such as on a click of the middle button. */
  override addLinkAttributes(link: HTMLAnchorElement, url: string): void {
    link.href = '#';
    link.title = url;
    link.rel = 'noopener noreferrer nofollow';
    link.onclick = () => {
      this.leave(url);
      return false;
    };
  }

  override getAnchorUrl(): string {
    return '#';
  }
}
