/** SM2 signature values as SEQUENCE {r, s} (GM/T 0009, 7.3). */
import { content, elements } from '../asn1/ber.ts';
import { encodeElement, sequence } from '../asn1/der.ts';
import { Asn1Unreadable } from '../asn1/errors.ts';
import { sameBytes } from '../asn1/same-bytes.ts';
import { tags } from '../asn1/tags.ts';

export interface Sm2Value {
  readonly r: bigint;
  readonly s: bigint;
  /** Exactly as DER has it. */
  readonly canonical: boolean;
}

const SIZE = 32;

/** DER. */
export function encodeSm2Value(r: bigint, s: bigint): Uint8Array {
  return sequence(unsignedInteger(r), unsignedInteger(s));
}

/**
 * Reads what is found in the field, too: integers whose leading zero was forgotten, so that they look negative, or that
 * have too many; lengths in long form; r and s side by side without any structure. `undefined` for all else.
 */
export function readSm2Value(signature: Uint8Array): Sm2Value | undefined {
  const pair = readSequence(signature) ?? readPlain(signature);
  if (!pair) return undefined;
  const [r, s] = pair.map(toBigInt) as [bigint, bigint];
  return { r, s, canonical: sameBytes(encodeSm2Value(r, s), signature) };
}

function readSequence(signature: Uint8Array): readonly [Uint8Array, Uint8Array] | undefined {
  if (signature[0] !== tags.sequence) return undefined;
  try {
    const [r, s, ...others] = elements(signature);
    if (r?.[0] !== tags.integer || s?.[0] !== tags.integer || others.length > 0) return undefined;
    return [content(r), content(s)];
  } catch (error) {
    if (!Asn1Unreadable.is(error)) throw error;
    return undefined;
  }
}

function readPlain(signature: Uint8Array): readonly [Uint8Array, Uint8Array] | undefined {
  return signature.length === 2 * SIZE ? [signature.subarray(0, SIZE), signature.subarray(SIZE)] : undefined;
}

function unsignedInteger(value: bigint): Uint8Array {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const padding = bytes[0]! >= 0x80 ? [Uint8Array.of(0)] : [];
  return encodeElement(tags.integer, [...padding, bytes]);
}

function toBigInt(bytes: Uint8Array): bigint {
  // No number of this curve is longer; one that is makes the signature wrong, not slow.
  return BigInt(`0x0${Buffer.from(bytes.subarray(0, 2 * SIZE)).toString('hex')}`);
}
