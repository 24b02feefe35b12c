import type { DecryptMechanism, KeyInfo, SignMechanism } from '@sealwright/core/api';
import { checkSignRequest, DIGEST_INFO, type DigestName } from '@sealwright/driver-kit/driver';
import type { VendorSm2 } from '@sealwright/driver-kit/libraries';
import type { Mechanism, RsaPSS } from './cryptoki.ts';
import { CKM, PSS_HASHES } from './cryptoki-constants.ts';

/** What a token can do, by its list of mechanisms. */
export interface TokenAbilities {
  readonly mechanisms: ReadonlySet<number>;
  readonly sm2: VendorSm2 | undefined;
  readonly decryption: readonly DecryptMechanism[];
}

/** How the token is to be asked for a signature. */
export interface TokenRequest {
  readonly mechanism: Mechanism;
  readonly data: Buffer;
}

type SigningKey = Pick<KeyInfo, 'usage' | 'algorithm'>;

/** What a key may sign with; nothing where its certificate is for encryption. */
export function mechanismsOf(
  { usage, algorithm }: SigningKey,
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
  key: SigningKey,
  mechanism: SignMechanism,
  digest: Uint8Array,
  abilities: TokenAbilities,
): TokenRequest {
  checkSignRequest(mechanismsOf(key, abilities), mechanism, digest);
  const data = Buffer.from(digest);
  switch (mechanism.kind) {
    case 'rsa-pkcs1':
      return {
        mechanism: { mechanism: CKM.rsaPkcs },
        data: Buffer.concat([DIGEST_INFO[mechanism.hash as DigestName], data]),
      };
    case 'rsa-pss': {
      const parameter = pssParameter(mechanism.hash as DigestName, mechanism.saltLength);
      return { mechanism: { mechanism: CKM.rsaPkcsPss, parameter }, data };
    }
    case 'ecdsa':
      return { mechanism: { mechanism: CKM.ecdsa }, data: data.subarray(0, fieldLength(key.algorithm)) };
    default:
      return { mechanism: { mechanism: abilities.sm2!.signMechanism }, data };
  }
}

/** FIPS 186-5, 6.4: no more bits of a digest count than the field has; many tokens refuse them. */
function fieldLength(algorithm: KeyInfo['algorithm']): number | undefined {
  return algorithm.kind === 'ec' ? { 'P-256': 32, 'P-384': 48, 'P-521': 66 }[algorithm.curve] : undefined;
}

function pssParameter(hash: DigestName, saltLen: number): RsaPSS {
  return { type: PSS_PARAMETERS, ...PSS_HASHES[hash], saltLen };
}

/** `CK_PARAMS_RSA_PSS` of pkcs11js. */
const PSS_PARAMETERS = 5;
