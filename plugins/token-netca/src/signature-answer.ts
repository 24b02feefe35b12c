/**
 * What a token gives for a signature, brought into the form of the contract and checked with the certificate's key: a
 * library that returns garbage must not make a broken document.
 */
import { constants, publicDecrypt, X509Certificate } from 'node:crypto';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { ECDSASigValue } from '@peculiar/asn1-ecc';
import { AsnConvert } from '@peculiar/asn1-schema';
import type { CertifiedKey } from './certified-key.ts';
import { AnswerUnusable } from './netca-errors.ts';
import { fieldLength, type SignatureRequest } from './signature-scheme.ts';
import { verifySm2 } from './verify-sm2.ts';

const CURVES = { 'P-256': p256, 'P-384': p384, 'P-521': p521 } as const;

/** Room that every signature fits in, in octets. */
export const SIGNATURE_ROOM = 2_048;

/** The signature as CMS wants it. Throws `token-netca.answer-unusable`. */
export function readSignature(answer: Uint8Array, key: CertifiedKey, request: SignatureRequest): Uint8Array {
  if (key.algorithm.kind === 'rsa') {
    if (!fitsRsa(answer, key, request)) throw AnswerUnusable({});
    return new Uint8Array(answer);
  }
  const halves = halvesOf(answer, fieldLength(key.algorithm));
  if (!halves || !fitsCurve(halves, key, request)) throw AnswerUnusable({});
  const [r, s] = halves;
  return derSequence([r, s]);
}

/** RFC 8017, 8.2.2 for PKCS#1 1.5; of PSS only what shows without its salt: the length and the trailer (9.1.2). */
function fitsRsa(answer: Uint8Array, { certificate, algorithm }: CertifiedKey, { mechanism, data }: SignatureRequest) {
  if (algorithm.kind !== 'rsa' || answer.length !== Math.ceil(algorithm.bits / 8)) return false;
  try {
    const key = new X509Certificate(certificate).publicKey;
    if (mechanism.parameter === undefined) {
      return Buffer.from(publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, answer)).equals(data);
    }
    return publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, answer).at(-1) === 0xbc;
  } catch {
    return false;
  }
}

function fitsCurve([r, s]: Halves, { algorithm, publicKey }: CertifiedKey, { data }: SignatureRequest): boolean {
  try {
    if (algorithm.kind !== 'ec') return verifySm2(publicKey, data, r, s);
    const signature = Buffer.concat([r, s]);
    return CURVES[algorithm.curve].verify(signature, data, publicKey, {
      prehash: false,
      lowS: false,
      format: 'compact',
    });
  } catch {
    return false;
  }
}

/** r and s, each as long as the field. */
type Halves = readonly [r: Buffer, s: Buffer];

/** PKCS#11 has r || s; some libraries of vendors give DER, or pad both halves to more than the field. */
function halvesOf(answer: Uint8Array, length: number): Halves | undefined {
  const bytes = Buffer.from(answer);
  try {
    if (bytes.length === 2 * length) return [bytes.subarray(0, length), bytes.subarray(length)];
    const { r, s } = AsnConvert.parse(bytes, ECDSASigValue);
    return [padded(r, length), padded(s, length)];
  } catch {
    return undefined;
  }
}

function padded(integer: ArrayBuffer, length: number): Buffer {
  const digits = Buffer.from(integer);
  const start = digits.findIndex((octet) => octet !== 0);
  const significant = digits.subarray(start < 0 ? digits.length : start);
  if (significant.length > length) throw new RangeError('longer than the field');
  return Buffer.concat([Buffer.alloc(length - significant.length), significant]);
}

/** SEQUENCE { r INTEGER, s INTEGER } (RFC 3279, 2.2.3). */
function derSequence(integers: readonly Buffer[]): Uint8Array {
  const content = Buffer.concat(integers.map(derInteger));
  return new Uint8Array(Buffer.concat([header(0x30, content.length), content]));
}

function derInteger(unsigned: Buffer): Buffer {
  const start = unsigned.findIndex((octet) => octet !== 0);
  const digits = unsigned.subarray(start < 0 ? unsigned.length - 1 : start);
  const content = digits[0]! & 0x80 ? Buffer.concat([Buffer.of(0), digits]) : digits;
  return Buffer.concat([header(0x02, content.length), content]);
}

/** Contents here have at most 2 * (66 + 3) octets. */
function header(tag: number, length: number): Buffer {
  return length < 0x80 ? Buffer.of(tag, length) : Buffer.of(tag, 0x81, length);
}
