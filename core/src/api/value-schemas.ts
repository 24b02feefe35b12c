/** Schemas of the two values besides JSON that channels carry. They check by a function: nothing is compiled or evaluated. */
import { Type } from 'typebox';

/** Bytes, up to `maxLength` of them. */
export const bytes = (maxLength = Number.POSITIVE_INFINITY) =>
  Type.Refine(
    Type.Unsafe<Uint8Array>({}),
    (value) => value instanceof Uint8Array && value.byteLength <= maxLength,
    () => `must be at most ${maxLength} bytes`,
  );

/** A moment; an invalid `Date` does not pass. */
export const moment = () =>
  Type.Refine(
    Type.Unsafe<Date>({}),
    (value) => value instanceof Date && !Number.isNaN(value.getTime()),
    () => 'must be a valid date',
  );
