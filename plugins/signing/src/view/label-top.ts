/** In CSS pixels: of the label, and between it and its stamp. */
export const LABEL_HEIGHT = 18;
const GAP = 4;

interface Span {
  readonly top: number;
  readonly height: number;
}

/** Where the label of a stamp begins that stands below it. */
export function topBelow({ top, height }: Span): number {
  return top + height + GAP;
}

/** Below the stamp, above it where the page ends or the place below `isCovered`, in it where neither has room. */
export function labelTop(stamp: Span, pageHeight: number, isCovered: boolean): number {
  const below = topBelow(stamp);
  if (!isCovered && below + LABEL_HEIGHT <= pageHeight) return below;
  const above = stamp.top - GAP - LABEL_HEIGHT;
  if (above >= 0) return above;
  return Math.max(Math.min(stamp.top + stamp.height, pageHeight) - GAP - LABEL_HEIGHT, 0);
}
