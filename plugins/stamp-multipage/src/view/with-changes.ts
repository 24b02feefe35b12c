import type { Size } from '@sealwright/core/api';
import { type Corner, type Point, seenFromCorner } from '../common-corner.ts';
import type { MultipageOptions } from '../common-options.ts';

/** Other pages; what was corrected on pages that are no longer among them goes. */
export function withPages(options: MultipageOptions, pages: string, chosen: readonly number[]): MultipageOptions {
  const corrections = [...options.corrections].filter(([page]) => chosen.includes(page));
  return { ...options, pages, corrections: new Map(corrections) };
}

/** The page keeps with the others again. */
export function withoutCorrection(options: MultipageOptions, page: number): MultipageOptions {
  return { ...options, corrections: new Map([...options.corrections].filter(([corrected]) => corrected !== page)) };
}

/** Another corner to measure from. The seal stays where it is on the page at hand, and wherever it was corrected. */
export async function withCorner(
  options: MultipageOptions,
  corner: Corner,
  page: number,
  sizeOf: (page: number) => Promise<Size>,
): Promise<MultipageOptions> {
  const fromThere = async (at: Point, on: number) => {
    const size = await sizeOf(on);
    return seenFromCorner(size, corner, seenFromCorner(size, options.corner, at));
  };
  const corrections = await Promise.all(
    [...options.corrections].map(async ([on, at]) => [on, await fromThere(at, on)] as const),
  );
  return { ...options, corner, at: await fromThere(options.at, page), corrections: new Map(corrections) };
}
