import { type Static, type TSchema, Type } from 'typebox';

/** Schema of a JSON object whose values, under whatever keys, fit one schema. `Type.Record` would load all of TypeBox's type evaluation. */
export const Dictionary = <S extends TSchema>(values: S) =>
  Type.Unsafe<Record<string, Static<S>>>(Type.Object({}, { additionalProperties: values }));
