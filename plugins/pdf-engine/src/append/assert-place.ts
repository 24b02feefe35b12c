import type { Appearance, SignaturePlace } from '@sealwright/core/api';
import { PlaceInvalid } from './errors.ts';

/** Millimetres; the largest page that ISO 32000-2, annex C.2 knows is about 5 m, times /UserUnit. */
const FARTHEST = 1_000_000;

/** Refuses what would make the file invalid: numbers that are none, and sizes of nothing. `pdf.place-invalid`. */
export function assertPlace({ page, box, appearance }: SignaturePlace): void {
  const refuse = (detail: string) => PlaceInvalid({ page: page + 1, detail });
  if (!Object.values(box).every(isReasonable)) throw refuse('the box is not made of numbers, or far off');
  if (!(box.width > 0 && box.height > 0)) throw refuse('the box is empty');
  if (!isDrawable(appearance)) throw refuse('the appearance cannot be drawn');
}

function isDrawable(appearance: Appearance): boolean {
  if (appearance.kind === 'picture') {
    const { x, y, width, height } = appearance.clip ?? { x: 0, y: 0, width: 1, height: 1 };
    return [x, y, width, height].every(isReasonable) && width > 0 && height > 0;
  }
  const { size, paths } = appearance;
  const numbers = paths.flatMap(({ commands, fill, stroke }) => [
    ...commands.flatMap(([, ...points]) => points),
    ...(fill ?? []),
    ...(stroke ? [...stroke.colour, stroke.width] : []),
  ]);
  return (
    isReasonable(size.width) &&
    isReasonable(size.height) &&
    size.width > 0 &&
    size.height > 0 &&
    numbers.every(isReasonable)
  );
}

function isReasonable(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= FARTHEST;
}
