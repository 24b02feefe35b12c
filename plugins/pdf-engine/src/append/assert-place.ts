import type { SignaturePlace } from '@sealwright/core/api';
import { PlaceInvalid } from './errors.ts';
import { isDrawable, isReasonable } from './is-drawable.ts';

/** Refuses what would make the file invalid: numbers that are none, and sizes of nothing. `pdf.place-invalid`. */
export function assertPlace({ page, box, appearance }: SignaturePlace): void {
  const refuse = (detail: string) => PlaceInvalid({ page: page + 1, detail });
  if (!Object.values(box).every(isReasonable)) throw refuse('the box is not made of numbers, or far off');
  if (!(box.width > 0 && box.height > 0)) throw refuse('the box is empty');
  if (!isDrawable(appearance)) throw refuse('the appearance cannot be drawn');
}
