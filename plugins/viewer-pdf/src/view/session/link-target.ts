import { apply, displayToUser, invert, type PageGeometry } from '@sealwright/core/api';
import type { LinkTarget } from '../pdfjs/document-links.ts';
import type { Viewport } from './viewport.ts';

/** Lets links of a document move its view. The zoom stays: a sender's idea of it rarely fits the reader's window. */
export function linkTarget(viewport: Viewport): LinkTarget {
  const state = () => viewport.store.getState();
  return {
    get currentPageNumber() {
      return state().currentPage + 1;
    },
    set currentPageNumber(number) {
      // The search says so also of a page that is in sight already.
      if (!viewport.visiblePart(number - 1)) viewport.goToPage(number - 1);
    },
    get pagesRotation() {
      return state().turn;
    },
    nextPage: () => viewport.goToPage(state().currentPage + 1),
    previousPage: () => viewport.goToPage(state().currentPage - 1),
    scrollPageIntoView({ pageNumber, destArray }) {
      const page = state().layout.pages[pageNumber - 1];
      if (page) viewport.goToPlace(page.index, destArray && placeOf(page, destArray));
    },
  };
}

/** Where an explicit destination (ISO 32000-2, table 149) begins; `undefined` where it means the page as a whole. */
function placeOf(page: PageGeometry, destination: readonly unknown[]): { x: number; y: number } | undefined {
  const [, kind, ...numbers] = destination as [unknown, { name?: unknown } | undefined, ...unknown[]];
  const { x1, y2 } = page.visible;
  const number = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);
  const corner = (left: unknown, top: unknown) => {
    const [x, y] = apply(invert(displayToUser(page)), number(left, x1), number(top, y2));
    return { x, y };
  };
  switch (kind?.name) {
    case 'XYZ':
      return corner(numbers[0], numbers[1]);
    case 'FitH':
    case 'FitBH':
      return corner(undefined, numbers[0]);
    case 'FitR':
      return corner(numbers[0], numbers[3]);
    default:
      return undefined;
  }
}
