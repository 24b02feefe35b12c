import type { Size } from '@sealwright/core/api';
import { SIDE_MARGIN, VERTICAL_MARGIN } from './page-layout.ts';

/** CSS pixels per millimetre at 100 %: an inch is 96 CSS pixels. */
export const ACTUAL_SIZE = 96 / 25.4;

/**
 * A factor of the actual size, or what follows the window: the page's width, the whole page, or the width up to a size
 * that reads well.
 */
export type Zoom = number | 'width' | 'page' | 'automatic';

export const ZOOM_STEPS: readonly number[] = [
  0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8, 12, 16, 24, 32, 48, 64,
];

const SMALLEST = 0.1;
const LARGEST = 64;
const AUTOMATIC_LARGEST = 1.25;
/** Browsers lose precision and then the end of taller contents; in CSS pixels. */
const TALLEST_CONTENT = 16_000_000;

/** Height of all pages in millimetres limits how far a long document can be enlarged. */
export function largestZoom(totalHeight: number): number {
  return Math.max(SMALLEST, Math.min(LARGEST, TALLEST_CONTENT / (totalHeight * ACTUAL_SIZE)));
}

/**
 * Factor of the actual size that a zoom means.
 *
 * @param page size of the page that is to fit, as the view shows it, in millimetres
 * @param window room for pages, in CSS pixels
 */
export function zoomFactor(zoom: Zoom, page: Size, window: Size, largest: number): number {
  return Math.min(largest, Math.max(SMALLEST, wanted(zoom, page, window)));
}

function wanted(zoom: Zoom, page: Size, window: Size): number {
  if (typeof zoom === 'number') return zoom;
  const width = (window.width - 2 * SIDE_MARGIN) / (page.width * ACTUAL_SIZE);
  const height = (window.height - 2 * VERTICAL_MARGIN) / (page.height * ACTUAL_SIZE);
  switch (zoom) {
    case 'width':
      return width;
    case 'page':
      return Math.min(width, height);
    case 'automatic':
      return Math.min(width, AUTOMATIC_LARGEST);
  }
}

/** The next step up or down from a factor, which need not be a step itself. */
export function zoomStep(factor: number, direction: 1 | -1): number {
  // A factor that rounds to a step counts as that step.
  const near = factor * (1 + direction * 0.01);
  const steps = direction === 1 ? ZOOM_STEPS : [...ZOOM_STEPS].reverse();
  return steps.find((step) => (step - near) * direction > 0) ?? steps[steps.length - 1]!;
}
