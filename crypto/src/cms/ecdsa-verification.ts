import { type KeyObject, verify } from 'node:crypto';
import { ECParameters } from '@peculiar/asn1-ecc';
import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { parseDer } from '../asn1/parse-der.ts';
import { AlgorithmUnsupported } from './errors.ts';
import { importPublicKey } from './import-public-key.ts';
import { EC_PUBLIC_KEY, type SignatureScheme } from './signature-scheme.ts';

/** RFC 5480, 2.1.1.1; RFC 5639, 4.1. Electron's crypto lacks the brainpool curves and reports them as unsupported. */
const CURVES: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
  '1.3.36.3.3.2.8.1.1.7': 'brainpoolP256r1',
  '1.3.36.3.3.2.8.1.1.11': 'brainpoolP384r1',
  '1.3.36.3.3.2.8.1.1.13': 'brainpoolP512r1',
};

/**
 * FIPS 186-5, 6.4.2.
 * @throws `cms.algorithm-unsupported` when the key is no EC key on a curve that this runtime knows.
 */
export function verifyEcdsa(
  scheme: SignatureScheme & { kind: 'ecdsa' },
  publicKey: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  return verify(scheme.hash, data, { key: ecKey(publicKey), dsaEncoding: scheme.encoding }, signature);
}

function ecKey(publicKey: Uint8Array): KeyObject {
  const { algorithm } = parseDer(publicKey, SubjectPublicKeyInfo);
  if (algorithm.algorithm !== EC_PUBLIC_KEY || !algorithm.parameters) {
    throw AlgorithmUnsupported({ algorithm: algorithm.algorithm });
  }
  const { namedCurve } = parseDer(algorithm.parameters, ECParameters);
  const curve = namedCurve === undefined ? undefined : CURVES[namedCurve];
  if (!curve) throw AlgorithmUnsupported({ algorithm: `EC ${namedCurve ?? 'explicit parameters'}` });
  return importPublicKey(publicKey, curve);
}
