import type { Size } from '@sealwright/core/api';
import { PAGE_GAP, type PageLayout, type PagePlace, SIDE_MARGIN, VERTICAL_MARGIN } from './page-layout.ts';
import type { Place } from './turn.ts';

/** A place of the document and the point of the window, in CSS pixels, where it stays when the layout changes. */
export interface Anchor {
  readonly place: PagePlace;
  readonly at: Place;
}

/** What lies under a point of the window now. */
export function anchorAt(layout: PageLayout, scroll: Place, at: Place): Anchor {
  return { place: layout.nearest(scroll.x + at.x, scroll.y + at.y), at };
}

/** Scroll position that brings the anchor's place under its point; browsers clip it to what there is. */
export function scrollTo(layout: PageLayout, { place, at }: Anchor): Place {
  const page = Math.min(place.page, layout.pages.length - 1);
  const point = layout.pointOf({ ...place, page });
  return { x: point.x - at.x, y: point.y - at.y };
}

/** The beginning of a page, with the gap above it, in the middle of the window. */
export function pageStart(layout: PageLayout, page: number, window: Size): Place {
  const slot = layout.slots[page]!;
  return {
    x: slot.left + slot.width / 2 - window.width / 2,
    y: slot.top - (page === 0 ? VERTICAL_MARGIN : PAGE_GAP / 2),
  };
}

/** Scroll position from which a rectangle of the content is in sight, moved as little as possible. */
export function scrollIntoSight(
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
  scroll: Place,
  window: Size,
): Place {
  return {
    x: along(left - SIDE_MARGIN, width + 2 * SIDE_MARGIN, scroll.x, window.width),
    y: along(top - VERTICAL_MARGIN, height + 2 * VERTICAL_MARGIN, scroll.y, window.height),
  };
}

function along(start: number, length: number, scroll: number, window: number): number {
  if (start >= scroll && start + length <= scroll + window) return scroll;
  return length > window ? start : start - (window - length) / 2;
}
