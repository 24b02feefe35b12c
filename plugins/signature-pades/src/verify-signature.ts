import { createHash } from 'node:crypto';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { SignatureAlgorithm } from '@sealwright/core/api';
import { verifyEcdsa } from './ecdsa-verification.ts';
import { AlgorithmUnsupported } from './errors.ts';
import type { NodeHash } from './hash-algorithms.ts';
import { parseDer } from './parse-der.ts';
import { verifyRsa } from './rsa-verification.ts';
import { readScheme, type SignatureScheme } from './signature-scheme.ts';

/** What was signed: bytes at hand, or something known only by its digests. */
export type SignedInput = Uint8Array | ((hash: NodeHash) => Promise<Uint8Array>);

/** @throws `pades.algorithm-unsupported` */
export async function verifySignature(
  scheme: SignatureScheme,
  publicKey: Uint8Array,
  signed: SignedInput,
  signature: Uint8Array,
): Promise<boolean> {
  if (scheme.kind === 'ecdsa') {
    // Node verifies ECDSA over data only.
    if (typeof signed === 'function') throw AlgorithmUnsupported({ algorithm: 'ECDSA without signed attributes' });
    return verifyEcdsa(scheme, publicKey, signed, signature);
  }
  const digest =
    typeof signed === 'function' ? await signed(scheme.hash) : createHash(scheme.hash).update(signed).digest();
  return verifyRsa(scheme, publicKey, digest, signature);
}

/** The `signatureAlgorithms` contributions: both read the AlgorithmIdentifier and refuse the other's key type. */
export const x509SignatureAlgorithm: SignatureAlgorithm = {
  async verify({ algorithm, publicKey, data, signature }) {
    const identifier = parseDer(algorithm, AlgorithmIdentifier);
    const scheme = readScheme(identifier);
    if (!scheme) throw AlgorithmUnsupported({ algorithm: identifier.algorithm });
    return verifySignature(scheme, publicKey, data, signature);
  },
};
