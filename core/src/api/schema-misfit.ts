import type { TSchema } from 'typebox';
import { Check, Errors } from 'typebox/schema';

/** JSON pointer (RFC 6901) to the first place of `value` that does not fit, '/' for the whole; undefined when all fits. */
export function schemaMisfit(schema: TSchema, value: unknown): string | undefined {
  try {
    if (Check(schema, value)) return undefined;
    const [, errors] = Errors(schema, value);
    return errors[0]?.instancePath || '/';
  } catch {
    // A value nested so deep that checking it exhausts the stack.
    return '/';
  }
}
