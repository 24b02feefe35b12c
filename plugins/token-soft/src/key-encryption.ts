import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';
import { EncryptedData, EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { AsnConvert, AsnProp, AsnPropTypes, AsnType, AsnTypeTypes, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { Pkcs12Damaged, Pkcs12Unsupported } from './soft-token-errors.ts';

/** About a second on an office computer; usual files have 2,000 to 600,000. */
const MAX_ROUNDS = 1_000_000;

/** Of files that are written here: about a tenth of a second. */
const NEW_ROUNDS = 200_000;

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const SHA1_3DES = '1.2.840.113549.1.12.1.3';
const AES_256 = '2.16.840.1.101.3.4.1.42';
/** aes128-CBC, aes192-CBC, aes256-CBC (RFC 8018, B.2.5), des-EDE3-CBC (B.2.2). */
const CIPHERS: Readonly<Record<string, { readonly name: string; readonly keyLength: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
  [AES_256]: { name: 'aes-256-cbc', keyLength: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyLength: 24 },
};
const HMAC_SHA256 = '1.2.840.113549.2.9';
/** hmacWithSHA1, which is the default, to hmacWithSHA512 (RFC 8018, B.1.2). */
const PSEUDO_RANDOM_FUNCTIONS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  [HMAC_SHA256]: 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
/** DER. */
const NULL = Uint8Array.of(5, 0).buffer;
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

/**
 * PrivateKeyInfo (DER) of an EncryptedPrivateKeyInfo in PBES2. The bytes are the caller's to overwrite. Throws
 * `token-soft.pkcs12-unsupported` for other schemes, `token-soft.pkcs12-damaged`.
 */
export function decryptKeyInfo(encrypted: Uint8Array, password: Uint8Array): Buffer {
  const { encryptionAlgorithm, encryptedData } = AsnConvert.parse(encrypted, EncryptedPrivateKeyInfo);
  const { cipher, iv, keyLength, salt, rounds, hash } = readPbes2(encryptionAlgorithm);
  const key = pbkdf2Sync(password, salt, rounds, keyLength, hash);
  try {
    const decipher = createDecipheriv(cipher, key, iv);
    return Buffer.concat([decipher.update(new Uint8Array(encryptedData.buffer)), decipher.final()]);
  } catch {
    // The cause is left out: nobody can tell what a library writes into it.
    throw Pkcs12Damaged({});
  } finally {
    key.fill(0);
  }
}

/** An EncryptedPrivateKeyInfo (DER) of a PrivateKeyInfo: PBES2 with PBKDF2-HMAC-SHA256 and AES-256-CBC. */
export function encryptKeyInfo(keyInfo: Uint8Array, password: Uint8Array): Uint8Array {
  const [salt, iv] = [randomBytes(16), randomBytes(16)];
  const key = pbkdf2Sync(
    password,
    salt,
    NEW_ROUNDS,
    CIPHERS[AES_256]!.keyLength,
    PSEUDO_RANDOM_FUNCTIONS[HMAC_SHA256]!,
  );
  const cipher = createCipheriv(CIPHERS[AES_256]!.name, key, iv);
  const encrypted = Buffer.concat([cipher.update(keyInfo), cipher.final()]);
  key.fill(0);

  const derivation = new Pbkdf2Parameters();
  derivation.salt = exact(salt);
  derivation.rounds = NEW_ROUNDS;
  derivation.pseudoRandomFunction = new AlgorithmIdentifier({ algorithm: HMAC_SHA256, parameters: NULL });
  const scheme = new Pbes2Parameters();
  scheme.keyDerivation = new AlgorithmIdentifier({ algorithm: PBKDF2, parameters: AsnConvert.serialize(derivation) });
  scheme.cipher = new AlgorithmIdentifier({
    algorithm: AES_256,
    parameters: AsnConvert.serialize(new OctetString(exact(iv))),
  });
  const info = new EncryptedPrivateKeyInfo({
    encryptionAlgorithm: new AlgorithmIdentifier({ algorithm: PBES2, parameters: AsnConvert.serialize(scheme) }),
    encryptedData: new EncryptedData(exact(encrypted)),
  });
  return new Uint8Array(AsnConvert.serialize(info));
}

/** Whether an EncryptedPrivateKeyInfo (DER) is one that `decryptKeyInfo` opens. */
export function isPbes2(encrypted: Uint8Array): boolean {
  return AsnConvert.parse(encrypted, EncryptedPrivateKeyInfo).encryptionAlgorithm.algorithm === PBES2;
}

/** The bytes alone: a Buffer's memory may be a part of more. */
function exact(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

/** The number of rounds as a number: what the parser gives is a text where it has four octets or more. */
export function boundedRounds(rounds: number | string): number {
  const count = Number(rounds);
  if (!(count >= 1)) throw Pkcs12Damaged({});
  if (count > MAX_ROUNDS) throw Pkcs12Unsupported({ feature: `${rounds} rounds` });
  return count;
}
