import { DigestInvalid, type KeyInfo, MechanismUnsupported, type SignMechanism } from '@sealwright/core/api';
import type { CertifiedKey } from './certified-key.ts';
import type { Mechanism, RsaPSS } from './cryptoki.ts';
import { CKM, PSS_HASHES } from './cryptoki-constants.ts';
import { DIGEST_INFO, HASH_LENGTHS, isKnownHash } from './digest-info.ts';
import type { VendorSm2 } from './library-options.ts';

/** What a token can do, by its list of mechanisms. */
export interface TokenAbilities {
  readonly mechanisms: ReadonlySet<number>;
  readonly sm2: VendorSm2 | undefined;
}

/** How the token is to be asked for a signature. */
export interface SignatureRequest {
  readonly mechanism: Mechanism;
  readonly data: Buffer;
}

/** What a key may sign with; nothing where its certificate is for encryption. */
export function mechanismsOf(
  { usage, algorithm }: Pick<KeyInfo, 'usage' | 'algorithm'>,
  { mechanisms, sm2 }: TokenAbilities,
): readonly SignMechanism['kind'][] {
  if (usage !== 'signing') return [];
  const kinds: [SignMechanism['kind'], KeyInfo['algorithm']['kind'], number | undefined][] = [
    ['rsa-pkcs1', 'rsa', CKM.rsaPkcs],
    ['rsa-pss', 'rsa', CKM.rsaPkcsPss],
    ['ecdsa', 'ec', CKM.ecdsa],
    ['sm2', 'sm2', sm2?.signMechanism],
  ];
  return kinds
    .filter(([, kind, number]) => kind === algorithm.kind && number !== undefined && mechanisms.has(number))
    .map(([name]) => name);
}

/** Throws `token.mechanism-unsupported` and `token.digest-invalid`. */
export function requestFor(
  key: CertifiedKey,
  mechanism: SignMechanism,
  digest: Uint8Array,
  abilities: TokenAbilities,
): SignatureRequest {
  const hash = mechanism.kind === 'sm2' ? 'sm3' : mechanism.hash;
  const unsupported = MechanismUnsupported({ mechanism: `${mechanism.kind} ${hash}` });
  if (!mechanismsOf(key, abilities).includes(mechanism.kind) || !isKnownHash(hash)) throw unsupported;
  const expected = HASH_LENGTHS[hash];
  if (digest.length !== expected) throw DigestInvalid({ expected, actual: digest.length });
  switch (mechanism.kind) {
    case 'rsa-pkcs1':
      if (hash === 'sm3') throw unsupported;
      return { mechanism: { mechanism: CKM.rsaPkcs }, data: Buffer.concat([DIGEST_INFO[hash], digest]) };
    case 'rsa-pss':
      if (hash === 'sm3') throw unsupported;
      return {
        mechanism: { mechanism: CKM.rsaPkcsPss, parameter: pssParameter(hash, mechanism.saltLength) },
        data: Buffer.from(digest),
      };
    case 'ecdsa':
      return { mechanism: { mechanism: CKM.ecdsa }, data: Buffer.from(digest.subarray(0, fieldLength(key.algorithm))) };
    default:
      return { mechanism: { mechanism: abilities.sm2!.signMechanism }, data: Buffer.from(digest) };
  }
}

/** Octets of one half of the signature. FIPS 186-5, 6.4: no more bits of a digest count; many tokens refuse them. */
export function fieldLength(algorithm: KeyInfo['algorithm']): number {
  if (algorithm.kind !== 'ec') return 32;
  return { 'P-256': 32, 'P-384': 48, 'P-521': 66 }[algorithm.curve];
}

function pssParameter(hash: keyof typeof PSS_HASHES, saltLen: number): RsaPSS {
  return { type: PSS_PARAMETERS, ...PSS_HASHES[hash], saltLen };
}

/** `CK_PARAMS_RSA_PSS` of pkcs11js. */
const PSS_PARAMETERS = 5;
