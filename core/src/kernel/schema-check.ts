import type { TSchema } from 'typebox';
import { Check, Errors } from 'typebox/schema';

export interface SchemaProblem {
  /** JSON Pointer (RFC 6901) to the offending value. */
  readonly path: string;
  readonly problem: string;
}

/** The first thing about `value` that does not fit a JSON Schema, TypeBox or raw. Interprets the schema, generates no code. */
export function schemaProblem(schema: TSchema, value: unknown): SchemaProblem | undefined {
  if (Check(schema, value)) return undefined;
  const [, errors] = Errors(schema, value);
  // Closed objects also list every surplus member as "schema is false"; the sentence about the object says more.
  const first = errors.find(({ keyword }) => keyword !== 'boolean') ?? errors[0];
  if (!first) return { path: '', problem: 'does not fit the schema' };
  const surplus = (first.params as { additionalProperties?: readonly string[] }).additionalProperties;
  return { path: first.instancePath, problem: surplus ? `${first.message}: ${surplus.join(', ')}` : first.message };
}
