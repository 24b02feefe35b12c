import { formatPoint, type Options, PointUnreadable, parsePoint } from '@sealwright/core/api';
import { CORNERS, type Corner, type Point } from './common-corner.ts';
import { formatCorrections, parseCorrections } from './common-corrections.ts';

/** The options of the mode, read. */
export interface MultipageOptions {
  /** As `parsePageRange` reads them. */
  readonly pages: string;
  /** Middle of the seal, from the edges of the corner. */
  readonly at: Point;
  readonly corner: Corner;
  /** Clockwise, in degrees. */
  readonly rotation: number;
  /** Places of single pages, by the 0-based page. */
  readonly corrections: ReadonlyMap<number, Point>;
  /** As `sealInSize` reads it; missing: the seal's own. */
  readonly width?: string;
}

/** What is left out has the mode's defaults. `stamp.point-unreadable`, `multipage.correction-*`. */
export function readOptions(options: Options): MultipageOptions {
  const { at, pages = 'all', corner, rotation = 0, corrections = '', width } = options;
  const common = parsePoint(String(at));
  if (!common) throw PointUnreadable({ point: String(at) });
  return {
    pages: String(pages),
    at: common,
    corner: CORNERS.find((known) => known === corner) ?? 'top-left',
    rotation: Number(rotation),
    corrections: parseCorrections(String(corrections)),
    ...(width !== undefined && { width: String(width) }),
  };
}

/** As `readOptions`; `undefined` where they cannot be read, which the plan tells. */
export function readableOptions(options: Options): MultipageOptions | undefined {
  try {
    return readOptions(options);
  } catch {
    return undefined;
  }
}

/** Lengths to a tenth of a millimetre. */
export function writeOptions({ pages, at, corner, rotation, corrections, width }: MultipageOptions): Options {
  return {
    pages,
    at: formatPoint(at),
    corner,
    rotation,
    ...(corrections.size > 0 && { corrections: formatCorrections(corrections) }),
    ...(width !== undefined && { width }),
  };
}
