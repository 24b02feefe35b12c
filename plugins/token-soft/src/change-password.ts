import { createHmac, createPrivateKey, randomBytes } from 'node:crypto';
import { ContentInfo, id_data } from '@peculiar/asn1-cms';
import {
  AuthenticatedSafe,
  CertBag,
  id_certBag,
  id_pkcs8ShroudedKeyBag,
  id_x509Certificate,
  MacData,
  PFX,
  SafeBag,
  SafeContents,
} from '@peculiar/asn1-pfx';
import { DigestInfo } from '@peculiar/asn1-rsa';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { decryptKeyInfo, encryptKeyInfo, isPbes2 } from './key-encryption.ts';
import type { Pkcs12 } from './pkcs12.ts';
import { integrityKey } from './pkcs12-integrity-key.ts';
import { Pkcs12Damaged } from './soft-token-errors.ts';

const MAC_ROUNDS = 10_000;
const SHA256 = '2.16.840.1.101.3.4.2.1';

/**
 * A PKCS#12 file (RFC 7292) with the keys of another one under a new password, and the certificates in the clear: who has
 * the file sees them anyway. Call it with the password that fits. Throws `token-soft.pkcs12-damaged`.
 */
export function changePassword(
  { encryptedKeys }: Pkcs12,
  chain: readonly Uint8Array[],
  oldPassword: Uint8Array,
  newPassword: Uint8Array,
): Uint8Array {
  const keys = encryptedKeys.map((encrypted) => {
    const keyInfo = keyInfoOf(encrypted, oldPassword);
    try {
      return new SafeBag({ bagId: id_pkcs8ShroudedKeyBag, bagValue: exact(encryptKeyInfo(keyInfo, newPassword)) });
    } finally {
      keyInfo.fill(0);
    }
  });
  const certificates = chain.map((der) => {
    const certValue = AsnConvert.serialize(new OctetString(exact(der)));
    const bag = new CertBag({ certId: id_x509Certificate, certValue });
    return new SafeBag({ bagId: id_certBag, bagValue: AsnConvert.serialize(bag) });
  });
  const safes = [keys, certificates].map((bags) => data(AsnConvert.serialize(new SafeContents(bags))));
  const safe = AsnConvert.serialize(new AuthenticatedSafe(safes));
  const pfx = new PFX({ version: 3, authSafe: data(safe), macData: macOf(new Uint8Array(safe), newPassword) });
  return new Uint8Array(AsnConvert.serialize(pfx));
}

/** PrivateKeyInfo, DER. Schemes besides PBES2 are read by Node, which knows none of the keys that need PBES2. */
function keyInfoOf(encrypted: Uint8Array, password: Uint8Array): Buffer {
  if (isPbes2(encrypted)) return decryptKeyInfo(encrypted, password);
  const passphrase = Buffer.from(password);
  try {
    const key = createPrivateKey({ key: Buffer.from(encrypted), format: 'der', type: 'pkcs8', passphrase });
    return key.export({ format: 'der', type: 'pkcs8' });
  } catch {
    // The cause is left out: nobody can tell what a library writes into it.
    throw Pkcs12Damaged({});
  } finally {
    passphrase.fill(0);
  }
}

function macOf(safe: Uint8Array, password: Uint8Array): MacData {
  const salt = randomBytes(16);
  const key = integrityKey('sha256', password, salt, MAC_ROUNDS);
  const value = createHmac('sha256', key).update(safe).digest();
  key.fill(0);
  const digestAlgorithm = new AlgorithmIdentifier({ algorithm: SHA256, parameters: Uint8Array.of(5, 0).buffer });
  return new MacData({
    mac: new DigestInfo({ digestAlgorithm, digest: new OctetString(exact(value)) }),
    macSalt: new OctetString(exact(salt)),
    iterations: MAC_ROUNDS,
  });
}

function data(content: ArrayBuffer): ContentInfo {
  return new ContentInfo({ contentType: id_data, content: AsnConvert.serialize(new OctetString(content)) });
}

/** The bytes alone: a Buffer's memory may be a part of more. */
function exact(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
