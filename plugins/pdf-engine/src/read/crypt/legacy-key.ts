import { createHash, timingSafeEqual } from 'node:crypto';
import type { EncryptionDictionary } from './encryption-dictionary.ts';
import { rc4 } from './rc4.ts';

/** Fills short passwords up to 32 bytes: ISO 32000-2, 7.6.4.3.2, step a. */
const PADDING = Uint8Array.from(Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex'));

/** The file key of revisions 2 to 4 by the user password; `undefined` if that is wrong (algorithms 4 to 6). */
export function legacyUserKey(dict: EncryptionDictionary, password: Uint8Array): Uint8Array | undefined {
  const padded = pad(password);
  const key = fileKey(dict, padded);
  padded.fill(0);
  const proof = userProof(dict, key);
  return timingSafeEqual(proof, dict.user.subarray(0, proof.length)) ? key : undefined;
}

/** The file key by the owner password, with which /O gives the user password (algorithm 7). */
export function legacyOwnerKey(dict: EncryptionDictionary, password: Uint8Array): Uint8Array | undefined {
  const padded = pad(password);
  let hash = md5(padded);
  padded.fill(0);
  if (dict.revision >= 3) for (let round = 0; round < 50; round++) hash = md5(hash);
  const key = hash.subarray(0, dict.keyLength);
  const rounds = dict.revision >= 3 ? 20 : 1;
  let user = dict.owner;
  for (let round = rounds - 1; round >= 0; round--) user = rc4(masked(key, round), user);
  const found = legacyUserKey(dict, user);
  user.fill(0);
  return found;
}

/** Algorithm 2. */
function fileKey(dict: EncryptionDictionary, padded: Uint8Array): Uint8Array {
  const permissions = new Uint8Array(4);
  new DataView(permissions.buffer).setInt32(0, dict.permissions, true);
  const clearMetadata = dict.revision >= 4 && !dict.encryptMetadata ? [255, 255, 255, 255] : [];
  let hash = md5(padded, dict.owner, permissions, dict.fileId, Uint8Array.from(clearMetadata));
  if (dict.revision >= 3) for (let round = 0; round < 50; round++) hash = md5(hash.subarray(0, dict.keyLength));
  return hash.subarray(0, dict.keyLength);
}

/** What the right key makes of known bytes: all of /U in revision 2, its first half later (algorithms 4 and 5). */
function userProof(dict: EncryptionDictionary, key: Uint8Array): Uint8Array {
  if (dict.revision === 2) return rc4(key, PADDING);
  let proof = md5(PADDING, dict.fileId);
  for (let round = 0; round < 20; round++) proof = rc4(masked(key, round), proof);
  return proof;
}

function pad(password: Uint8Array): Uint8Array {
  const padded = new Uint8Array(32);
  const kept = password.subarray(0, 32);
  padded.set(kept);
  padded.set(PADDING.subarray(0, 32 - kept.length), kept.length);
  return padded;
}

const masked = (key: Uint8Array, mask: number) => key.map((byte) => byte ^ mask);

function md5(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
