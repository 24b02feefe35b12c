import type { PageGeometry, Size } from '@sealwright/core/api';
import { fromTurned, type Place, type Turn, toTurned, turnedSize } from './turn.ts';

/** Room around and between pages, in CSS pixels; below the last one the bar floats. */
export const SIDE_MARGIN = 24;
export const VERTICAL_MARGIN = 16;
export const PAGE_GAP = 14;
const BOTTOM_MARGIN = 72;

/** A rectangle of the content, in CSS pixels from its top left corner. */
export interface Slot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A place on a page: 0-based page, millimetres in display space. Beyond the page's edges in the gaps between pages. */
export interface PagePlace extends Place {
  readonly page: number;
}

export interface LayoutOptions {
  /** CSS pixels per millimetre. */
  readonly scale: number;
  readonly turn: Turn;
  /** Width of the window onto the content, in CSS pixels. */
  readonly windowWidth: number;
  /** Device pixels per CSS pixel: pages begin on whole device pixels, so that they stay sharp. */
  readonly pixelRatio: number;
}

/** The pages one below the other, each in the middle. */
export class PageLayout {
  readonly pages: readonly PageGeometry[];
  readonly slots: readonly Slot[];
  readonly size: Size;
  readonly scale: number;
  readonly turn: Turn;

  constructor(pages: readonly PageGeometry[], { scale, turn, windowWidth, pixelRatio }: LayoutOptions) {
    const snap = (length: number) => Math.round(length * pixelRatio) / pixelRatio;
    const sizes = pages.map(({ size }) => {
      const { width, height } = turnedSize(size, turn);
      return { width: width * scale, height: height * scale };
    });
    const widest = sizes.reduce((most, { width }) => Math.max(most, width), 0);
    const contentWidth = Math.max(windowWidth, Math.ceil(widest) + 2 * SIDE_MARGIN);
    let top = VERTICAL_MARGIN;
    this.slots = sizes.map(({ width, height }) => {
      const slot = { left: snap((contentWidth - width) / 2), top: snap(top), width, height };
      top = slot.top + height + PAGE_GAP;
      return slot;
    });
    this.pages = pages;
    this.size = { width: contentWidth, height: Math.ceil(top - PAGE_GAP) + BOTTOM_MARGIN };
    this.scale = scale;
    this.turn = turn;
  }

  /** 0-based first and last page of which a part lies in the stripe, the last one before `first` when there is none. */
  range(top: number, bottom: number): readonly [first: number, last: number] {
    const first = this.firstEndingBelow(top);
    let last = first - 1;
    while (last + 1 < this.slots.length && this.slots[last + 1]!.top < bottom) last++;
    return [first, last];
  }

  /** The page that fills most of the stripe; the upper one of two that fill the same. */
  fullest(top: number, bottom: number): number {
    const [first, last] = this.range(top, bottom);
    let best = Math.min(first, this.slots.length - 1);
    let most = 0;
    for (let page = first; page <= last; page++) {
      const slot = this.slots[page]!;
      const height = Math.min(bottom, slot.top + slot.height) - Math.max(top, slot.top);
      // Half a pixel: two pages of one height can differ by the rounding of their places.
      if (height > most + 0.5) {
        best = page;
        most = height;
      }
    }
    return best;
  }

  /** The place under a point of the content; in the gaps, beyond the edge of the page above or below. */
  nearest(x: number, y: number): PagePlace {
    const below = Math.min(this.firstEndingBelow(y), this.slots.length - 1);
    const above = Math.max(0, below - 1);
    const gapAbove = y - (this.slots[above]!.top + this.slots[above]!.height);
    const page = above < below && gapAbove < this.slots[below]!.top - y ? above : below;
    const { left, top } = this.slots[page]!;
    const turned = { x: (x - left) / this.scale, y: (y - top) / this.scale };
    return { page, ...fromTurned(turned, this.pages[page]!.size, this.turn) };
  }

  /** The place under a point of the content; `undefined` outside all pages. */
  locate(x: number, y: number): PagePlace | undefined {
    const place = this.nearest(x, y);
    const { left, top, width, height } = this.slots[place.page]!;
    return x >= left && x <= left + width && y >= top && y <= top + height ? place : undefined;
  }

  /** The point of the content where a place lies. */
  pointOf({ page, x, y }: PagePlace): Place {
    const { left, top } = this.slots[page]!;
    const turned = toTurned({ x, y }, this.pages[page]!.size, this.turn);
    return { x: left + turned.x * this.scale, y: top + turned.y * this.scale };
  }

  /** Index of the first page whose lower edge lies below `y`; the number of pages when there is none. */
  private firstEndingBelow(y: number): number {
    let low = 0;
    let high = this.slots.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { top, height } = this.slots[middle]!;
      if (top + height > y) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
