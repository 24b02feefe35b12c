/** Single values, read from their DER. All throw `asn1.unreadable` for what they are not. */
import { AsnParser } from '@peculiar/asn1-schema';
import { Time } from '@peculiar/asn1-x509';
import { content } from './ber.ts';
import { Asn1Unreadable } from './errors.ts';
import { tags } from './tags.ts';

/** Far above any OID in use; those made from UUIDs have 20 octets. */
const MAX_OID_OCTETS = 64;

/** Dotted (X.690, 8.19). */
export function readObjectIdentifier(element: Uint8Array): string {
  const octets = content(element);
  const last = octets.at(-1);
  if (element[0] !== tags.objectIdentifier || last === undefined || last >= 0x80 || octets.length > MAX_OID_OCTETS)
    throw Asn1Unreadable({});
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of octets) {
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if (octet >= 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [joined = 0n, ...rest] = arcs;
  const first = joined < 80n ? joined / 40n : 2n;
  return [first, joined - first * 40n, ...rest].join('.');
}

export function readBoolean(element: Uint8Array): boolean {
  const octets = content(element);
  if (element[0] !== tags.boolean || octets.length !== 1) throw Asn1Unreadable({});
  return octets[0] !== 0;
}

/** The octets of a BIT STRING of whole octets. */
export function readBits(element: Uint8Array): Uint8Array {
  const octets = content(element);
  if (element[0] !== tags.bitString || octets[0] !== 0) throw Asn1Unreadable({});
  return octets.subarray(1);
}

/** UTCTime or GeneralizedTime. */
export function readTime(element: Uint8Array): Date {
  try {
    const time = AsnParser.parse(element, Time).getTime();
    if (!Number.isNaN(time.getTime())) return time;
  } catch (cause) {
    throw Asn1Unreadable({}, { cause });
  }
  throw Asn1Unreadable({});
}
