import { formatPoint, type Options, parsePoint } from '@sealwright/core/api';

/** Where a normal stamp stands, as its options say it. */
export interface StampPosition {
  /** 0-based. */
  readonly page: number;
  /** Centre in millimetres from the page's top left corner. */
  readonly x: number;
  readonly y: number;
  /** Clockwise, in degrees. */
  readonly rotation: number;
}

/** The position in the options of the mode `normal`; `undefined` where its point cannot be read. */
export function positionOf({ page = 1, at, rotation = 0 }: Options): StampPosition | undefined {
  const point = parsePoint(String(at));
  return point && { page: Number(page) - 1, ...point, rotation: Number(rotation) };
}

/** The options for a position; lengths to a tenth of a millimetre, so that what is shown is what is signed. */
export function optionsAt({
  page,
  x,
  y,
  rotation = 0,
}: Omit<StampPosition, 'rotation'> & { rotation?: number }): Options {
  return { page: page + 1, at: formatPoint({ x, y }), rotation };
}
