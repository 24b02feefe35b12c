import { AsnConvert, AsnProp, AsnPropTypes, AsnType, AsnTypeTypes, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { Pkcs12Damaged, Pkcs12Unsupported } from './soft-token-errors.ts';

/** About a second on an office computer; usual files have 2,000 to 600,000. */
const MAX_ROUNDS = 1_000_000;

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const SHA1_3DES = '1.2.840.113549.1.12.1.3';
/** aes128-CBC, aes192-CBC, aes256-CBC (RFC 8018, B.2.5), des-EDE3-CBC (B.2.2). */
const CIPHERS: Readonly<Record<string, { readonly name: string; readonly keyLength: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyLength: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyLength: 24 },
};
/** hmacWithSHA1, which is the default, to hmacWithSHA512 (RFC 8018, B.1.2). */
const PSEUDO_RANDOM_FUNCTIONS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const DEFAULT_FUNCTION = '1.2.840.113549.2.7';

/** PBES2-params (RFC 8018, A.4). */
class Pbes2Parameters {
  keyDerivation = new AlgorithmIdentifier();
  cipher = new AlgorithmIdentifier();
}
AsnType({ type: AsnTypeTypes.Sequence })(Pbes2Parameters);
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'keyDerivation');
AsnProp({ type: AlgorithmIdentifier })(Pbes2Parameters.prototype, 'cipher');

/** PBKDF2-params (RFC 8018, A.2). */
class Pbkdf2Parameters {
  salt = new ArrayBuffer(0);
  rounds = 0;
  keyLength?: number;
  pseudoRandomFunction?: AlgorithmIdentifier;
}
AsnType({ type: AsnTypeTypes.Sequence })(Pbkdf2Parameters);
AsnProp({ type: AsnPropTypes.OctetString })(Pbkdf2Parameters.prototype, 'salt');
AsnProp({ type: AsnPropTypes.Integer })(Pbkdf2Parameters.prototype, 'rounds');
AsnProp({ type: AsnPropTypes.Integer, optional: true })(Pbkdf2Parameters.prototype, 'keyLength');
AsnProp({ type: AlgorithmIdentifier, optional: true })(Pbkdf2Parameters.prototype, 'pseudoRandomFunction');

/** pkcs-12PbeParams (RFC 7292, appendix C). */
class Pkcs12PbeParameters {
  salt = new ArrayBuffer(0);
  rounds = 0;
}
AsnType({ type: AsnTypeTypes.Sequence })(Pkcs12PbeParameters);
AsnProp({ type: AsnPropTypes.OctetString })(Pkcs12PbeParameters.prototype, 'salt');
AsnProp({ type: AsnPropTypes.Integer })(Pkcs12PbeParameters.prototype, 'rounds');

/**
 * Lets pass what Node and Electron can decrypt within a bounded time: PBES2 with PBKDF2 and AES or 3DES, and the older
 * pbeWithSHAAnd3-KeyTripleDES-CBC. Throws `token-soft.pkcs12-unsupported` and `token-soft.pkcs12-damaged`.
 */
export function checkKeyEncryption(encryption: AlgorithmIdentifier): void {
  const { algorithm, parameters } = encryption;
  if (!parameters) throw Pkcs12Damaged({});
  if (algorithm === SHA1_3DES) boundedRounds(AsnConvert.parse(parameters, Pkcs12PbeParameters).rounds);
  else readPbes2(encryption);
}

/** All that PBES2 needs besides the password, in the words of node:crypto. */
export interface Pbes2 {
  readonly cipher: string;
  readonly iv: Uint8Array;
  /** In octets. */
  readonly keyLength: number;
  readonly salt: Uint8Array;
  readonly rounds: number;
  readonly hash: string;
}

/** Throws `token-soft.pkcs12-unsupported`, for other schemes too, and `token-soft.pkcs12-damaged`. */
export function readPbes2({ algorithm, parameters }: AlgorithmIdentifier): Pbes2 {
  if (!parameters) throw Pkcs12Damaged({});
  if (algorithm !== PBES2) throw Pkcs12Unsupported({ feature: algorithm });
  const { keyDerivation, cipher } = AsnConvert.parse(parameters, Pbes2Parameters);
  if (keyDerivation.algorithm !== PBKDF2) throw Pkcs12Unsupported({ feature: keyDerivation.algorithm });
  const known = CIPHERS[cipher.algorithm];
  if (!known) throw Pkcs12Unsupported({ feature: cipher.algorithm });
  if (!keyDerivation.parameters || !cipher.parameters) throw Pkcs12Damaged({});
  const derivation = AsnConvert.parse(keyDerivation.parameters, Pbkdf2Parameters);
  const prf = derivation.pseudoRandomFunction?.algorithm ?? DEFAULT_FUNCTION;
  const hash = PSEUDO_RANDOM_FUNCTIONS[prf];
  if (!hash) throw Pkcs12Unsupported({ feature: prf });
  return {
    cipher: known.name,
    iv: new Uint8Array(AsnConvert.parse(cipher.parameters, OctetString).buffer),
    keyLength: known.keyLength,
    salt: new Uint8Array(derivation.salt),
    rounds: boundedRounds(derivation.rounds),
    hash,
  };
}

/** The number of rounds as a number: what the parser gives is a text where it has four octets or more. */
export function boundedRounds(rounds: number | string): number {
  const count = Number(rounds);
  if (!(count >= 1)) throw Pkcs12Damaged({});
  if (count > MAX_ROUNDS) throw Pkcs12Unsupported({ feature: `${rounds} rounds` });
  return count;
}
