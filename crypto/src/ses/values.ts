/** The ASN.1 values that electronic seals are made of, read and written. */
import { AsnSerializer } from '@peculiar/asn1-schema';
import { Time } from '@peculiar/asn1-x509';
import { Asn1Unreadable, content, encodeElement, parseDer, tags } from '../asn1/index.ts';

export const OBJECT_IDENTIFIER = 0x06;
const BIT_STRING = 0x03;
const UTF8_STRING = 0x0c;
const PRINTABLE_STRING = 0x13;
const IA5_STRING = 0x16;
const GENERALIZED_TIME = 0x18;

/** Versions, kinds and millimetres: nothing of theirs is longer. */
const MAX_INTEGER_BYTES = 3;

export const ia5String = (text: string): Uint8Array => encodeElement(IA5_STRING, [Buffer.from(text, 'latin1')]);
export const utf8String = (text: string): Uint8Array => encodeElement(UTF8_STRING, [Buffer.from(text)]);
export const printableString = (text: string): Uint8Array =>
  encodeElement(PRINTABLE_STRING, [Buffer.from(text, 'latin1')]);
export const bitString = (octets: Uint8Array): Uint8Array => encodeElement(BIT_STRING, [Uint8Array.of(0), octets]);

export function integer(value: number): Uint8Array {
  const digits = [value & 0xff];
  for (let rest = value >> 8; rest > 0; rest >>= 8) digits.unshift(rest & 0xff);
  return encodeElement(tags.integer, [Uint8Array.from(digits[0]! >= 0x80 ? [0, ...digits] : digits)]);
}

export function utcTime(time: Date): Uint8Array {
  return new Uint8Array(AsnSerializer.serialize(new Time({ utcTime: time })));
}

/** To the second, which is all that DER has without fractions. */
export function generalizedTime(time: Date): Uint8Array {
  const digits = time.toISOString().slice(0, 19).replace(/[-:T]/g, '');
  return encodeElement(GENERALIZED_TIME, [Buffer.from(`${digits}Z`)]);
}

/** 0 and above. @throws `asn1.unreadable` */
export function readInteger(element: Uint8Array): number {
  const digits = content(element);
  const fits = digits.length > 0 && digits.length <= MAX_INTEGER_BYTES && digits[0]! < 0x80;
  if (element[0] !== tags.integer || !fits) throw Asn1Unreadable({});
  return digits.reduce((value, digit) => value * 256 + digit, 0);
}

/** Any string type. Chinese makers have put GBK into all of them. */
export function readText(element: Uint8Array): string {
  const octets = content(element);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return new TextDecoder('gb18030').decode(octets);
  }
}

/** UTCTime or GeneralizedTime. @throws `asn1.unreadable` */
export function readTime(element: Uint8Array): Date {
  const time = parseDer(element, Time).getTime();
  if (Number.isNaN(time.getTime())) throw Asn1Unreadable({});
  return time;
}

/** The octets of a BIT STRING of whole octets; products that write an OCTET STRING instead exist. @throws `asn1.unreadable` */
export function readBits(element: Uint8Array): Uint8Array {
  const octets = content(element);
  if (element[0] === tags.octetString) return octets;
  if (element[0] !== BIT_STRING || octets[0] !== 0) throw Asn1Unreadable({});
  return octets.subarray(1);
}
