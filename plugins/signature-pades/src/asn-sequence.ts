import { AsnProp, AsnType, AsnTypeTypes } from '@peculiar/asn1-schema';

type FieldOptions = Parameters<typeof AsnProp>[0];

type Class<T> = abstract new (...args: never[]) => T;

/**
 * Declares a class as an ASN.1 SEQUENCE, its fields in the order given. The schema library wants decorators for this;
 * they are plain functions, called here by hand.
 */
export function defineSequence<T extends object>(
  type: Class<T>,
  fields: { readonly [F in keyof T]?: FieldOptions },
): void {
  AsnType({ type: AsnTypeTypes.Sequence })(type as never);
  for (const [name, options] of Object.entries(fields)) {
    AsnProp(options as FieldOptions)(type.prototype, name);
  }
}

/** Declares an `AsnArray` subclass as SEQUENCE OF or SET OF its items. */
export function defineListOf(
  type: Class<object>,
  kind: 'sequence' | 'set',
  itemType: NonNullable<Parameters<typeof AsnType>[0]['itemType']>,
): void {
  AsnType({ type: kind === 'set' ? AsnTypeTypes.Set : AsnTypeTypes.Sequence, itemType })(type as never);
}
