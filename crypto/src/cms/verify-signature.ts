import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { HashName, SignatureAlgorithm } from '@sealwright/core/api';
import { parseDer } from '../asn1/parse-der.ts';
import { digestOf } from '../hash/start-hash.ts';
import { verifyEcdsa } from './ecdsa-verification.ts';
import { AlgorithmUnsupported } from './errors.ts';
import { verifyRsa } from './rsa-verification.ts';
import { readScheme, type SignatureScheme } from './signature-scheme.ts';
import { judgeSm2, type Sm2Deviation } from './sm2-verification.ts';

/** Gives digests of what is signed; `prefix` is hashed before it. */
export type ContentDigest = (hash: HashName, prefix?: Uint8Array) => Promise<Uint8Array>;

/** What was signed: bytes at hand, or something known only by its digests. */
export type SignedInput = Uint8Array | ContentDigest;

export interface ValueVerdict {
  readonly fits: boolean;
  readonly deviations: readonly Sm2Deviation[];
}

/** @throws `cms.algorithm-unsupported` */
export async function verifySignature(
  scheme: SignatureScheme,
  publicKey: Uint8Array,
  signed: SignedInput,
  signature: Uint8Array,
): Promise<ValueVerdict> {
  const digest: ContentDigest =
    typeof signed === 'function' ? signed : async (hash, prefix = NOTHING) => digestOf(hash, prefix, signed);
  switch (scheme.kind) {
    case 'sm2':
      return judgeSm2(publicKey, (z) => digest('sm3', z), signature);
    case 'ecdsa':
      // Node verifies ECDSA over data only.
      if (typeof signed === 'function') throw AlgorithmUnsupported({ algorithm: 'ECDSA without signed attributes' });
      return plainly(verifyEcdsa(scheme, publicKey, signed, signature));
    default:
      return plainly(verifyRsa(scheme, publicKey, await digest(scheme.hash), signature));
  }
}

const NOTHING = new Uint8Array();

function plainly(fits: boolean): ValueVerdict {
  return { fits, deviations: [] };
}

/**
 * `signatureAlgorithms` of X.509: reads the AlgorithmIdentifier and refuses keys of another type. Certificates are signed
 * with the standard's user ID; the forgotten one that signatures may have is not accepted here.
 */
export const x509SignatureAlgorithm: SignatureAlgorithm = {
  async verify({ algorithm, publicKey, data, signature }) {
    const identifier = parseDer(algorithm, AlgorithmIdentifier);
    const scheme = readScheme(identifier);
    if (!scheme) throw AlgorithmUnsupported({ algorithm: identifier.algorithm });
    const { fits, deviations } = await verifySignature(scheme, publicKey, data, signature);
    return fits && !deviations.includes('empty-id');
  },
};
