import { type KeyObject, randomBytes } from 'node:crypto';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { ECPrivateKey } from '@peculiar/asn1-ecc';
import { AsnConvert } from '@peculiar/asn1-schema';

const CURVES = { 'P-256': p256, 'P-384': p384, 'P-521': p521 } as const;

/**
 * ECDSA over a digest (FIPS 186-5, 6.4), DER. Node hashes whatever it signs with an EC key and has no way around it,
 * hence the library. The nonce is RFC 6979's with fresh randomness added (its 3.6), which withstands fault attacks.
 */
export function signEcdsa(key: KeyObject, curve: keyof typeof CURVES, digest: Uint8Array): Uint8Array {
  const der = key.export({ format: 'der', type: 'sec1' });
  const scalar = new Uint8Array(AsnConvert.parse(der, ECPrivateKey).privateKey.buffer);
  try {
    return CURVES[curve].sign(digest, scalar, {
      prehash: false,
      format: 'der',
      lowS: false,
      extraEntropy: randomBytes(32),
    });
  } finally {
    der.fill(0);
    scalar.fill(0);
  }
}
