import { formatPoint, type Options, parsePoint } from '@sealwright/core/api';

/** Where a stamp stands that is on one page, of a mode that plans by `placeOnPages` or `placeStamp`. */
export interface StampPosition {
  /** 0-based. */
  readonly page: number;
  /** Its middle in millimetres from the page's top left corner. */
  readonly x: number;
  readonly y: number;
  /** Clockwise, in degrees. */
  readonly rotation: number;
}

/** The position in a stamp's options; `undefined` for stamps on several pages or at words. */
export function stampPosition({ pages = '1', at, rotation = 0 }: Options): StampPosition | undefined {
  const point = at === undefined ? undefined : parsePoint(String(at));
  const page = /^\s*\d{1,7}\s*$/.test(String(pages)) ? Number(pages) - 1 : -1;
  return point && page >= 0 ? { page, ...point, rotation: Number(rotation) } : undefined;
}

/** The options that name a position. */
export function positionOptions({ page, x, y, rotation }: StampPosition): Options {
  return { pages: String(page + 1), at: formatPoint({ x, y }), rotation };
}
