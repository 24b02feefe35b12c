import { constants, createHash, type KeyObject, privateEncrypt, randomBytes } from 'node:crypto';
import { DIGEST_INFO } from '@sealwright/driver-kit/driver';
import type { SoftHash } from './soft-hash.ts';

/** RSASSA-PKCS1-v1_5 over a digest (RFC 8017, 8.2.1). `undefined` where the key is too short for the hash. */
export function signPkcs1(key: KeyObject, hash: SoftHash, digest: Uint8Array): Uint8Array | undefined {
  const digestInfo = Buffer.concat([DIGEST_INFO[hash], digest]);
  const minimumPadding = 11;
  if (Math.ceil(modulusBits(key) / 8) < digestInfo.length + minimumPadding) return undefined;
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, digestInfo);
}

/**
 * RSASSA-PSS over a digest (RFC 8017, 8.1.1): Node's own PSS hashes its input, so the encoding is made here and signed
 * without padding. `undefined` where the key is too short for hash and salt.
 */
export function signPss(
  key: KeyObject,
  hash: SoftHash,
  digest: Uint8Array,
  saltLength: number,
): Uint8Array | undefined {
  const bits = modulusBits(key);
  const encoded = encodePss(hash, digest, saltLength, bits - 1);
  if (!encoded) return undefined;
  const block = Buffer.alloc(Math.ceil(bits / 8));
  block.set(encoded, block.length - encoded.length);
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, block);
}

/** EMSA-PSS-ENCODE from step 3 on, with MGF1 of the same hash (RFC 8017, 9.1.1). */
function encodePss(hash: SoftHash, digest: Uint8Array, saltLength: number, bits: number): Uint8Array | undefined {
  const length = Math.ceil(bits / 8);
  const maskedLength = length - digest.length - 1;
  if (!Number.isInteger(saltLength) || saltLength < 0 || maskedLength < saltLength + 1) return undefined;
  const salt = randomBytes(saltLength);
  const seed = createHash(hash).update(Buffer.alloc(8)).update(digest).update(salt).digest();
  const masked = generateMask(hash, seed, maskedLength);
  const saltAt = maskedLength - saltLength;
  masked[saltAt - 1] = masked[saltAt - 1]! ^ 0x01;
  for (let at = 0; at < saltLength; at += 1) masked[saltAt + at] = masked[saltAt + at]! ^ salt[at]!;
  masked[0] = masked[0]! & (0xff >> (8 * length - bits));
  return Buffer.concat([masked, seed, Buffer.of(0xbc)]);
}

/** MGF1 (RFC 8017, B.2.1). */
function generateMask(hash: SoftHash, seed: Uint8Array, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let counter = 0, made = 0; made < length; counter += 1) {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const block = createHash(hash).update(seed).update(count).digest();
    blocks.push(block);
    made += block.length;
  }
  return Buffer.concat(blocks, length);
}

function modulusBits(key: KeyObject): number {
  return key.asymmetricKeyDetails?.modulusLength ?? 0;
}
