/**
 * SM2 keys from PKCS#12 files. Node's own PKCS#8 reader makes keys of them that it cannot use, and Electron's refuses
 * them, so they are decrypted here, from PBES2 (RFC 8018, 6.2), which is what openssl and Chinese tools write.
 */
import { ECPrivateKey } from '@peculiar/asn1-ecc';
import { EncryptedPrivateKeyInfo, PrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { AsnConvert } from '@peculiar/asn1-schema';
import { objectIdentifier } from '@sealwright/crypto/asn1';
import { SM2_CURVE, sm2PublicKey } from '@sealwright/crypto/sm2';
import { decryptKeyInfo, readPbes2 } from './key-encryption.ts';
import { Pkcs12Damaged } from './soft-token-errors.ts';

const EC_PUBLIC_KEY = '1.2.840.10045.2.1';

/** Throws `token-soft.pkcs12-unsupported` for what `decryptSm2Key` could not open. */
export function checkSm2Encryption(encrypted: Uint8Array): void {
  readPbes2(AsnConvert.parse(encrypted, EncryptedPrivateKeyInfo).encryptionAlgorithm);
}

/**
 * The private number, 32 bytes, of an EncryptedPrivateKeyInfo (DER); `undefined` for a key of another kind. The bytes are
 * the caller's to overwrite. Throws `token-soft.pkcs12-damaged`.
 */
export function decryptSm2Key(encrypted: Uint8Array, password: Uint8Array): Uint8Array | undefined {
  const der = decryptKeyInfo(encrypted, password);
  try {
    return readScalar(der);
  } catch {
    // The cause is left out: nobody can tell what a library writes into it.
    throw Pkcs12Damaged({});
  } finally {
    der.fill(0);
  }
}

function readScalar(der: Uint8Array): Uint8Array | undefined {
  const { privateKeyAlgorithm, privateKey } = AsnConvert.parse(der, PrivateKeyInfo);
  const { algorithm, parameters } = privateKeyAlgorithm;
  const isSm2 = parameters && Buffer.compare(new Uint8Array(parameters), objectIdentifier(SM2_CURVE)) === 0;
  if (algorithm !== EC_PUBLIC_KEY || !isSm2) return undefined;
  const scalar = Uint8Array.from(new Uint8Array(AsnConvert.parse(privateKey.buffer, ECPrivateKey).privateKey.buffer));
  // Refuses numbers that are no key.
  sm2PublicKey(scalar);
  return scalar;
}
