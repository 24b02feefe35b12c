/**
 * Reads PKCS#12 files in password integrity and password privacy mode (RFC 7292, 4): what openssl, Windows, Java and
 * Firefox write. Shapes are read by `@peculiar/asn1-pfx`, keys are decrypted by Node's own PKCS#8 reader; what stands
 * here is the integrity check and the bounds that keep a hostile file from taking long.
 */
import { createHmac, createPrivateKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { type ContentInfo, id_data } from '@peculiar/asn1-cms';
import {
  AuthenticatedSafe,
  id_keyBag,
  id_pkcs8ShroudedKeyBag,
  type MacData,
  PFX,
  PKCS8ShroudedKeyBag,
  SafeContents,
} from '@peculiar/asn1-pfx';
import { AsnConvert } from '@peculiar/asn1-schema';
import { SealwrightError } from '@sealwright/core/api';
import { fromBER, OctetString } from 'asn1js';
import { boundedRounds, checkKeyEncryption } from './key-encryption.ts';
import { integrityKey, type MacHash } from './pkcs12-integrity-key.ts';
import { Pkcs12Damaged, Pkcs12Unsupported } from './soft-token-errors.ts';

/** A file that was read as far as that goes without its password. */
export interface Pkcs12 {
  readonly mac: {
    readonly hash: MacHash;
    readonly salt: Uint8Array;
    readonly rounds: number;
    readonly value: Uint8Array;
  };
  /** What the MAC covers: the octets of the AuthenticatedSafe. */
  readonly safe: Uint8Array;
  /** EncryptedPrivateKeyInfo (RFC 5958, 3), DER. */
  readonly encryptedKeys: readonly Uint8Array[];
}

/** OIDs of the hashes that MACs are made with (RFC 8017, appendix B.1). */
const MAC_HASHES: Readonly<Record<string, MacHash>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const MAX_BYTES = 1 << 20;
const MAX_KEYS = 16;

/** Throws `token-soft.pkcs12-damaged` or `token-soft.pkcs12-unsupported`. */
export function readPkcs12(bytes: Uint8Array): Pkcs12 {
  if (bytes.length > MAX_BYTES) throw Pkcs12Damaged({});
  return typed(() => {
    const pfx = AsnConvert.parse(bytes, PFX);
    if (pfx.authSafe.contentType !== id_data) throw Pkcs12Unsupported({ feature: pfx.authSafe.contentType });
    if (!pfx.macData) throw Pkcs12Unsupported({ feature: 'no MAC' });
    const safe = octets(pfx.authSafe);
    return { mac: readMac(pfx.macData), safe, encryptedKeys: encryptedKeysOf(safe) };
  });
}

/** Whether the password is the file's: whether its MAC fits (RFC 7292, 5.1, step 5, and appendix B). */
export function passwordFits({ mac, safe }: Pkcs12, password: Uint8Array): boolean {
  const key = integrityKey(mac.hash, password, mac.salt, mac.rounds);
  const value = createHmac(mac.hash, key).update(safe).digest();
  key.fill(0);
  return value.length === mac.value.length && timingSafeEqual(value, mac.value);
}

/** The file's keys. Throws `token-soft.pkcs12-damaged`; call it with a password that fits. */
export function decryptKeys({ encryptedKeys }: Pkcs12, password: Uint8Array): readonly KeyObject[] {
  const passphrase = Buffer.from(password);
  try {
    return encryptedKeys.map((key) =>
      createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8', passphrase }),
    );
  } catch {
    // The cause is left out: nobody can tell what a library writes into it.
    throw Pkcs12Damaged({});
  } finally {
    passphrase.fill(0);
  }
}

function readMac({ mac, macSalt, iterations }: MacData): Pkcs12['mac'] {
  const algorithm = mac.digestAlgorithm.algorithm;
  const hash = MAC_HASHES[algorithm];
  if (!hash) throw Pkcs12Unsupported({ feature: `MAC ${algorithm}` });
  return {
    hash,
    salt: new Uint8Array(macSalt.buffer),
    rounds: boundedRounds(iterations),
    value: new Uint8Array(mac.digest.buffer),
  };
}

/** Keys stand in safes that are not encrypted as a whole, each encrypted by itself; other safes hold the certificates. */
function encryptedKeysOf(safe: Uint8Array): Uint8Array[] {
  const keys: Uint8Array[] = [];
  for (const content of AsnConvert.parse(safe, AuthenticatedSafe)) {
    if (content.contentType !== id_data) continue;
    for (const bag of AsnConvert.parse(octets(content), SafeContents)) {
      if (bag.bagId === id_keyBag) throw Pkcs12Unsupported({ feature: 'unencrypted key' });
      if (bag.bagId !== id_pkcs8ShroudedKeyBag) continue;
      checkKeyEncryption(AsnConvert.parse(bag.bagValue, PKCS8ShroudedKeyBag).encryptionAlgorithm);
      keys.push(new Uint8Array(bag.bagValue));
    }
  }
  if (keys.length === 0) throw Pkcs12Unsupported({ feature: 'no encrypted key' });
  if (keys.length > MAX_KEYS) throw Pkcs12Unsupported({ feature: `${keys.length} keys` });
  return keys;
}

/** The octets of a Data content; BER files (Windows) have them in several pieces. */
function octets({ content }: ContentInfo): Uint8Array {
  const { result } = fromBER(content);
  if (!(result instanceof OctetString)) throw Pkcs12Damaged({});
  return new Uint8Array(result.getValue());
}

function typed<T>(read: () => T): T {
  try {
    return read();
  } catch (fault) {
    throw fault instanceof SealwrightError ? fault : Pkcs12Damaged({}, { cause: fault });
  }
}
