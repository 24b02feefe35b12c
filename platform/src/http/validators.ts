import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

const options = { allErrors: false, strict: false, removeAdditional: false } as const;

/** What stands in an address is text, which is read as the numbers that it means; a body has to be right as it is. */
const inAddress = new Ajv({ ...options, coerceTypes: true, useDefaults: true });
const inBody = new Ajv(options);
for (const each of [inAddress, inBody]) formats.default(each);

export function compileValidator(schema: unknown, part: string | undefined): ValidateFunction {
  return (part === 'body' ? inBody : inAddress).compile(schema as object);
}
