import { createHash, timingSafeEqual } from 'node:crypto';
import { damaged } from '../../errors.ts';
import { decryptBlocks, encryptBlocks } from './aes.ts';
import type { EncryptionDictionary } from './encryption-dictionary.ts';

const NOTHING = new Uint8Array(0);
const HASHES = ['sha256', 'sha384', 'sha512'] as const;

/** The file key of revisions 5 and 6 by the user password; `undefined` if that is wrong (ISO 32000-2, algorithm 2.A). */
export function modernUserKey(dict: EncryptionDictionary, password: Uint8Array): Uint8Array | undefined {
  return unwrap(dict, password, dict.user, NOTHING, dict.userKey);
}

/** The same by the owner password. */
export function modernOwnerKey(dict: EncryptionDictionary, password: Uint8Array): Uint8Array | undefined {
  return unwrap(dict, password, dict.owner, dict.user, dict.ownerKey);
}

/** `proof`: 32 bytes of hash, 8 bytes of salt for it and 8 bytes of salt for the key that wraps the file key. */
function unwrap(
  dict: EncryptionDictionary,
  password: Uint8Array,
  proof: Uint8Array,
  user: Uint8Array,
  wrapped: Uint8Array,
): Uint8Array | undefined {
  const hash = dict.revision === 5 ? simpleHash : hardenedHash;
  const found = hash(password, proof.subarray(32, 40), user);
  if (!timingSafeEqual(found, proof.subarray(0, 32))) return undefined;
  const key = decryptBlocks(hash(password, proof.subarray(40, 48), user), wrapped);
  checkPermissions(dict, key);
  return key;
}

function simpleHash(password: Uint8Array, salt: Uint8Array, user: Uint8Array): Uint8Array {
  return digest('sha256', password, salt, user);
}

/** Algorithm 2.B. */
function hardenedHash(password: Uint8Array, salt: Uint8Array, user: Uint8Array): Uint8Array {
  let key = digest('sha256', password, salt, user);
  for (let round = 1; ; round++) {
    const block = Buffer.concat([password, key, user]);
    const repeated = Buffer.alloc(block.length * 64, block);
    const encrypted = encryptBlocks(key.subarray(0, 16), key.subarray(16, 32), repeated);
    block.fill(0);
    repeated.fill(0);
    // The first 16 bytes as one large number, modulo 3: 256 leaves 1, so the sum of the bytes does as well.
    const remainder = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = digest(HASHES[remainder]!, encrypted);
    if (round >= 64 && encrypted.at(-1)! <= round - 32) return key.subarray(0, 32);
  }
}

/** /Perms repeats /P under the key, so that nobody can widen it unnoticed (algorithm 13). */
function checkPermissions(dict: EncryptionDictionary, key: Uint8Array): void {
  const copy = Buffer.from(decryptBlocks(key, dict.permissionsCopy));
  const isGenuine = copy.toString('latin1', 9, 12) === 'adb';
  if (!isGenuine || copy.readInt32LE(0) !== dict.permissions)
    throw damaged('the permissions of the encryption dictionary have been altered');
}

function digest(name: (typeof HASHES)[number], ...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash(name);
  for (const part of parts) hash.update(part);
  return hash.digest();
}
