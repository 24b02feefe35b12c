import type { Size } from '@sealwright/core/api';

/** What office printers show of small text and of the fine lines of seals, in dots per inch. */
const FINE = 300;
/** Still sharp text, in less than half of the memory. */
const PLAIN = 200;
/** Documents of more pages are drawn plainly: all of their pictures go to the printer together. */
const LONG = 200;
/** Pixels of one picture: an A2 sheet at 300 dpi. More does not fit into a canvas of every machine. */
const LARGEST = 35_000_000;

const MM_PER_INCH = 25.4;

/** Dots per inch for a page of a size in millimetres. */
export function printResolution({ width, height }: Size, pageCount: number): number {
  const wished = pageCount > LONG ? PLAIN : FINE;
  const squareInches = (width / MM_PER_INCH) * (height / MM_PER_INCH);
  return Math.min(wished, Math.sqrt(LARGEST / squareInches));
}
