import type { PageGeometry, Size } from '@sealwright/core/api';
import { type Turn, turnedSize } from './turn.ts';

const SIDE = 22;
const NARROWEST = 48;
const WIDEST = 240;
/** Height of the largest picture for its width: a little more than that of a sheet of A4. */
const TALL = 1.42;
const LABEL = 22;
const GAP = 14;
const MARGIN = 12;

/** Thumbnails one below the other, in rows of one height: that of the tallest. Lengths in CSS pixels. */
export class ThumbnailLayout {
  readonly sizes: readonly Size[];
  readonly rowHeight: number;

  constructor(pages: readonly PageGeometry[], turn: Turn, railWidth: number) {
    const largest = Math.round(Math.min(WIDEST, Math.max(NARROWEST, railWidth - 2 * SIDE)));
    this.sizes = pages.map(({ size }) => fit(turnedSize(size, turn), { width: largest, height: largest * TALL }));
    this.rowHeight = this.sizes.reduce((most, { height }) => Math.max(most, height), 0) + LABEL + GAP;
  }

  get height(): number {
    return this.sizes.length * this.rowHeight + 2 * MARGIN;
  }

  top(page: number): number {
    return MARGIN + page * this.rowHeight;
  }

  /** First and last page of which a part lies in the stripe. */
  range(top: number, bottom: number): readonly [first: number, last: number] {
    const row = (y: number) => Math.floor((y - MARGIN) / this.rowHeight);
    return [Math.max(0, row(top)), Math.min(this.sizes.length - 1, row(bottom))];
  }
}

function fit({ width, height }: Size, room: Size): Size {
  const scale = Math.min(room.width / width, room.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
