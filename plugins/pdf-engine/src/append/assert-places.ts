import type { Appearance, SignaturePlace } from '@sealwright/core/api';
import { PlaceInvalid } from './errors.ts';
import { isDrawable, isReasonable } from './is-drawable.ts';

/** Refuses what would make the file invalid: numbers that are none, and sizes of nothing. `pdf.place-invalid`. */
export function assertPlaces(places: readonly SignaturePlace[]): void {
  // Thousands of places may share one appearance, and an appearance may have thousands of points.
  const drawable = new Set<Appearance>();
  for (const { page, box, appearance } of places) {
    const refuse = (detail: string) => PlaceInvalid({ page: page + 1, detail });
    if (!Object.values(box).every(isReasonable)) throw refuse('the box is not made of numbers, or far off');
    if (!(box.width > 0 && box.height > 0)) throw refuse('the box is empty');
    if (!drawable.has(appearance) && !isDrawable(appearance)) throw refuse('the appearance cannot be drawn');
    drawable.add(appearance);
  }
}
