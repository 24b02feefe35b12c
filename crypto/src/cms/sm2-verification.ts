import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { parseDer } from '../asn1/parse-der.ts';
import { DEFAULT_ID, readSm2PublicKey, readSm2Value, sm2Z, verifySm2 } from '../sm2/index.ts';
import { AlgorithmUnsupported } from './errors.ts';

/** Deviations of signatures that fit all the same. */
export type Sm2Deviation = 'value-not-der' | 'empty-id';

export interface Sm2Verdict {
  readonly fits: boolean;
  readonly deviations: readonly Sm2Deviation[];
}

const NO_ID = new Uint8Array();

/**
 * Judges a signature of SM3(Z || M); `digestAfter` gives the digest of Z and the message behind it.
 * @throws `cms.algorithm-unsupported` when the key is no SM2 key, `asn1.unreadable` when it is no point of the curve.
 */
export async function judgeSm2(
  publicKey: Uint8Array,
  digestAfter: (z: Uint8Array) => Promise<Uint8Array>,
  signature: Uint8Array,
): Promise<Sm2Verdict> {
  const point = readSm2PublicKey(publicKey);
  if (!point) throw AlgorithmUnsupported({ algorithm: parseDer(publicKey, SubjectPublicKeyInfo).algorithm.algorithm });
  const value = readSm2Value(signature);
  if (!value) return { fits: false, deviations: [] };
  const encoding: readonly Sm2Deviation[] = value.canonical ? [] : ['value-not-der'];
  for (const id of [DEFAULT_ID, NO_ID]) {
    if (!verifySm2(point, await digestAfter(sm2Z(point, id)), value)) continue;
    return { fits: true, deviations: id === NO_ID ? [...encoding, 'empty-id'] : encoding };
  }
  return { fits: false, deviations: [] };
}
