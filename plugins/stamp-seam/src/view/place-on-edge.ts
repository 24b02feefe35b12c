import type { DisplayBox, Options, Size } from '@sealwright/core/api';
import { parsePosition } from '../common-position.ts';
import { type Edge, isUpright, type SeamEdge } from '../common-slices.ts';

/** An edge of a page, and what is to stand on it. */
export interface EdgePlace {
  readonly edge: Edge;
  readonly page: Size;
  /** Of the seal, where one is chosen. */
  readonly extent: Size | undefined;
}

/** Along the edge: y at the right and left, x at the top and bottom. */
export function along(edge: Edge, { x, y }: { readonly x: number; readonly y: number }): number {
  return isUpright(edge) ? y : x;
}

export function edgeLength(edge: Edge, { width, height }: Size): number {
  return isUpright(edge) ? height : width;
}

/**
 * The option `at` for a distance from the top or left: the middle where it is no further off than `reach`, all in
 * millimetres. The seal stays whole on this page.
 */
export function atDistance(distance: number, { edge, page, extent }: EdgePlace, reach: number): string {
  const length = edgeLength(edge, page);
  if (Math.abs(distance - length / 2) <= reach) return 'centre';
  const half = extent ? edgeLength(edge, extent) / 2 : 0;
  if (half * 2 >= length) return 'centre';
  // Rounding must not carry it over the edge.
  const [least, most] = [Math.ceil(half * 10), Math.floor((length - half) * 10)];
  return `${Math.min(Math.max(Math.round(distance * 10), least), most) / 10}mm`;
}

/** In millimetres from the top or left; the middle where the option cannot be read. */
export function distanceOf(at: unknown, edge: Edge, page: Size): number {
  const length = edgeLength(edge, page);
  try {
    return parsePosition(String(at ?? 'centre'))(length);
  } catch {
    return length / 2;
  }
}

/** Whether the edge that the option names, the right one where it names none, runs from top to bottom. */
export function runsDown(edge: Options[string] = 'right'): boolean {
  return edge === 'spread' || isUpright(edge as Edge);
}

/** The options at another edge: a distance from the top says nothing of the bottom edge. */
export function withEdge({ at, ...options }: Options, edge: SeamEdge): Options {
  const isDistance = /^[\d.]+\s*\w*$/.test(String(at).trim());
  const stays = at !== undefined && (!isDistance || runsDown(edge) === runsDown(options.edge));
  return { ...options, edge, ...(stays && { at }) };
}

/** The middle of a slice along the edge that the option names. */
export function middleOf({ x, y, width, height }: DisplayBox, edge: Options[string]): number {
  return runsDown(edge) ? y + height / 2 : x + width / 2;
}
