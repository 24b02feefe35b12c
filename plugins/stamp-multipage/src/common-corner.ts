import type { Size } from '@sealwright/core/api';

/** Corners of a page as it is seen, by which the same place is found on pages of mixed sizes. */
export const CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
export type Corner = (typeof CORNERS)[number];

/** In millimetres. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** From distances to the edges of the corner to a point seen from the page's top left corner; the way back is the same. */
export function seenFromCorner({ width, height }: Size, corner: Corner, { x, y }: Point): Point {
  return {
    x: corner.endsWith('right') ? width - x : x,
    y: corner.startsWith('bottom') ? height - y : y,
  };
}
