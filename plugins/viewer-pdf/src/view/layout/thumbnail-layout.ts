import type { PageGeometry, Size } from '@sealwright/core/api';
import { type Turn, turnedSize } from './turn.ts';

/** The largest picture, in CSS pixels. */
export const LARGEST_THUMBNAIL: Size = { width: 104, height: 148 };
const LABEL = 22;
const GAP = 14;
const MARGIN = 12;

/** Thumbnails one below the other, in rows of one height: that of the tallest. */
export class ThumbnailLayout {
  readonly sizes: readonly Size[];
  readonly rowHeight: number;

  constructor(pages: readonly PageGeometry[], turn: Turn) {
    this.sizes = pages.map(({ size }) => fit(turnedSize(size, turn)));
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

function fit({ width, height }: Size): Size {
  const scale = Math.min(LARGEST_THUMBNAIL.width / width, LARGEST_THUMBNAIL.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
