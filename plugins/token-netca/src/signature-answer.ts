/**
 * What a token gives for a signature, brought into the form of the contract and checked with the certificate's key: a
 * library that returns garbage must not make a broken document.
 */
import { constants, publicDecrypt, X509Certificate } from 'node:crypto';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { encodeSm2Value, readSm2Value, verifySm2 } from '@sealwright/crypto/sm2';
import type { CertifiedKey } from './certified-key.ts';
import { AnswerUnusable } from './netca-errors.ts';
import { fieldLength, type SignatureRequest } from './signature-scheme.ts';

const CURVES = { 'P-256': p256, 'P-384': p384, 'P-521': p521 } as const;

/** Room that every signature fits in, in octets. */
export const SIGNATURE_ROOM = 2_048;

/** The signature as CMS wants it. Throws `token-netca.answer-unusable`. */
export function readSignature(answer: Uint8Array, key: CertifiedKey, request: SignatureRequest): Uint8Array {
  try {
    const signature = readers[key.algorithm.kind](answer, key, request);
    if (signature) return new Uint8Array(signature);
  } catch (cause) {
    throw AnswerUnusable({}, { cause });
  }
  throw AnswerUnusable({});
}

type Reader = (answer: Uint8Array, key: CertifiedKey, request: SignatureRequest) => Uint8Array | undefined;

/** By kind of key: undefined, or a throw, where the answer is no signature of what was asked for. */
const readers: Readonly<Record<CertifiedKey['algorithm']['kind'], Reader>> = {
  /** RFC 8017, 8.2.2 for PKCS#1 1.5; of PSS only what shows without its salt: the length and the trailer (9.1.2). */
  rsa(answer, { certificate, algorithm }, { mechanism, data }) {
    if (algorithm.kind !== 'rsa' || answer.length !== Math.ceil(algorithm.bits / 8)) return undefined;
    const key = new X509Certificate(certificate).publicKey;
    const padding = mechanism.parameter === undefined ? constants.RSA_PKCS1_PADDING : constants.RSA_NO_PADDING;
    const opened = publicDecrypt({ key, padding }, answer);
    const fits = padding === constants.RSA_PKCS1_PADDING ? opened.equals(data) : opened.at(-1) === 0xbc;
    return fits ? answer : undefined;
  },

  /** PKCS#11 has r || s; some libraries of vendors give DER. */
  ec(answer, { algorithm, publicKey }, { data }) {
    if (algorithm.kind !== 'ec') return undefined;
    const curve = CURVES[algorithm.curve];
    const isPlain = answer.length === 2 * fieldLength(algorithm);
    const signature = curve.Signature.fromBytes(answer, isPlain ? 'compact' : 'der').toBytes('der');
    const fits = curve.verify(signature, data, publicKey, { prehash: false, lowS: false, format: 'der' });
    return fits ? signature : undefined;
  },

  sm2(answer, { publicKey }, { data }) {
    const value = readSm2Value(answer);
    return value && verifySm2(publicKey, data, value) ? encodeSm2Value(value.r, value.s) : undefined;
  },
};
