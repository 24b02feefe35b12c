/** DER of what signatures are put together from; parts are taken as they are, so certificates keep their bytes. */
import { AsnObjectIdentifierConverter, AsnSerializer } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { tags } from './tags.ts';

type Parts = readonly Uint8Array[];

/** Tag, DER length and content. */
export function encodeElement(tag: number | Uint8Array, parts: Parts): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([typeof tag === 'number' ? Uint8Array.of(tag) : tag, encodeLength(length), ...parts]);
}

export const sequence = (...parts: Parts): Uint8Array => encodeElement(tags.sequence, parts);

/** DER SET OF: encodings in ascending order (X.690, 11.6). */
export const setOf = (parts: Parts): Uint8Array => encodeElement(tags.set, [...parts].sort(Buffer.compare));

export const octetString = (octets: Uint8Array): Uint8Array => encodeElement(tags.octetString, [octets]);

/** 0 to 127. */
export const smallInteger = (value: number): Uint8Array => Uint8Array.of(tags.integer, 1, value);

type ContextTag = Parameters<typeof tags.context>[0];

export const explicit = (tag: ContextTag, element: Uint8Array): Uint8Array =>
  encodeElement(tags.context(tag), [element]);

/** A constructed element with its tag replaced by [tag] IMPLICIT. */
export const implicit = (tag: ContextTag, element: Uint8Array): Uint8Array =>
  Buffer.concat([Uint8Array.of(tags.context(tag)), element.subarray(1)]);

export const objectIdentifier = (oid: string): Uint8Array =>
  new Uint8Array(AsnObjectIdentifierConverter.toASN(oid).toBER());

/** AlgorithmIdentifier; parameters are DER, `null` for NULL, `undefined` for none. */
export const algorithmIdentifier = (oid: string, parameters?: ArrayBuffer | null): Uint8Array =>
  new Uint8Array(
    AsnSerializer.serialize(
      new AlgorithmIdentifier({ algorithm: oid, ...(parameters !== undefined && { parameters }) }),
    ),
  );

function encodeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Uint8Array.of(0x80 | digits.length, ...digits);
}
