/**
 * What a token gives for a signature, brought into the form of the contract and checked with the certificate's key: a
 * library that returns garbage must not make a broken document.
 */
import { constants, publicDecrypt, X509Certificate } from 'node:crypto';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import type { SignMechanism } from '@sealwright/core/api';
import { encodeSm2Value, readSm2Value, verifySm2 } from '@sealwright/crypto/sm2';
import type { CertifiedKey } from './certified-key.ts';
import { DIGEST_INFO, isDigestName } from './digest-info.ts';
import { AnswerUnusable } from './driver-errors.ts';

const CURVES = { 'P-256': p256, 'P-384': p384, 'P-521': p521 } as const;
/** Octets of one half of a signature. */
const FIELD_LENGTHS = { 'P-256': 32, 'P-384': 48, 'P-521': 66 } as const;

export interface SignatureRequest {
  readonly key: CertifiedKey;
  readonly mechanism: SignMechanism;
  readonly digest: Uint8Array;
}

/**
 * The signature as CMS wants it. The answer may be r || s or DER for curves. Throws `key-device.answer-unusable` where
 * it is no signature of what was asked for.
 */
export function readSignature(answer: Uint8Array, request: SignatureRequest): Uint8Array {
  try {
    const signature = readers[request.key.algorithm.kind](answer, request);
    if (signature) return new Uint8Array(signature);
  } catch (cause) {
    throw AnswerUnusable({}, { cause });
  }
  throw AnswerUnusable({});
}

type Reader = (answer: Uint8Array, request: SignatureRequest) => Uint8Array | undefined;

/** By kind of key: undefined, or a throw, where the answer is no signature of what was asked for. */
const readers: Readonly<Record<CertifiedKey['algorithm']['kind'], Reader>> = {
  /** RFC 8017, 8.2.2 for PKCS#1 1.5; of PSS only what shows without its salt: the length and the trailer (9.1.2). */
  rsa(answer, { key: { certificate, algorithm }, mechanism, digest }) {
    if (algorithm.kind !== 'rsa' || answer.length !== Math.ceil(algorithm.bits / 8)) return undefined;
    const key = new X509Certificate(certificate).publicKey;
    if (mechanism.kind === 'rsa-pss') {
      const opened = publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, answer);
      return opened.at(-1) === 0xbc ? answer : undefined;
    }
    if (mechanism.kind !== 'rsa-pkcs1' || !isDigestName(mechanism.hash)) return undefined;
    const opened = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, answer);
    return opened.equals(Buffer.concat([DIGEST_INFO[mechanism.hash], digest])) ? answer : undefined;
  },

  /** PKCS#11 has r || s; some libraries of vendors give DER. */
  ec(answer, { key: { algorithm, publicKey }, digest }) {
    if (algorithm.kind !== 'ec') return undefined;
    const curve = CURVES[algorithm.curve];
    const isPlain = answer.length === 2 * FIELD_LENGTHS[algorithm.curve];
    const signature = curve.Signature.fromBytes(answer, isPlain ? 'compact' : 'der').toBytes('der');
    const fits = curve.verify(signature, digest, publicKey, { prehash: false, lowS: false, format: 'der' });
    return fits ? signature : undefined;
  },

  sm2(answer, { key: { publicKey }, digest }) {
    const value = readSm2Value(answer);
    return value && verifySm2(publicKey, digest, value) ? encodeSm2Value(value.r, value.s) : undefined;
  },
};
