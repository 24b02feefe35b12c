import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { objectIdentifier } from '../asn1/der.ts';
import { Asn1Unreadable } from '../asn1/errors.ts';
import { parseDer } from '../asn1/parse-der.ts';
import { sameBytes } from '../asn1/same-bytes.ts';
import { Point, SM2_CURVE } from './curve.ts';

const EC_PUBLIC_KEY = '1.2.840.10045.2.1';

/**
 * The point, as 0x04, x, y, of a DER SubjectPublicKeyInfo with an SM2 key (GM/T 0009, 7.1); `undefined` for a key of
 * another kind.
 * @throws `asn1.unreadable` for an SM2 key that is no point of the curve.
 */
export function readSm2PublicKey(publicKey: Uint8Array): Uint8Array | undefined {
  const { algorithm, subjectPublicKey } = parseDer(publicKey, SubjectPublicKeyInfo);
  const { parameters } = algorithm;
  if (algorithm.algorithm !== EC_PUBLIC_KEY || !parameters) return undefined;
  if (!sameBytes(new Uint8Array(parameters), objectIdentifier(SM2_CURVE))) return undefined;
  try {
    return Point.fromBytes(new Uint8Array(subjectPublicKey)).toBytes(false);
  } catch (cause) {
    throw Asn1Unreadable({}, { cause });
  }
}
