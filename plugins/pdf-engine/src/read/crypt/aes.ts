import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { damaged } from '../../errors.ts';

const BLOCK = 16;
const ZERO_VECTOR = new Uint8Array(BLOCK);

/** Strings and streams begin with their initialisation vector and end with padding: ISO 32000-2, 7.6.3.1. */
export function decryptAes(key: Uint8Array, data: Uint8Array): Uint8Array {
  // Some producers leave an empty string empty.
  if (data.length === 0) return data;
  if (data.length % BLOCK !== 0) throw damaged('encrypted data has a length that AES does not produce');
  const decipher = createDecipheriv(cbc(key), key, data.subarray(0, BLOCK)).setAutoPadding(false);
  const plain = decipher.update(data.subarray(BLOCK));
  // Producers exist that do not pad; what is no padding is data.
  const padding = plain.at(-1) ?? 0;
  const isPadded = padding >= 1 && padding <= BLOCK && plain.subarray(-padding).every((byte) => byte === padding);
  return isPadded ? plain.subarray(0, -padding) : plain;
}

export function encryptAes(key: Uint8Array, data: Uint8Array): Uint8Array {
  const vector = randomBytes(BLOCK);
  const cipher = createCipheriv(cbc(key), key, vector);
  return Buffer.concat([vector, cipher.update(data), cipher.final()]);
}

/** Whole blocks, no padding: how keys are wrapped and hashed (7.6.4.3). */
export function decryptBlocks(key: Uint8Array, data: Uint8Array): Uint8Array {
  return createDecipheriv(cbc(key), key, ZERO_VECTOR).setAutoPadding(false).update(data);
}

export function encryptBlocks(key: Uint8Array, vector: Uint8Array, data: Uint8Array): Uint8Array {
  return createCipheriv(cbc(key), key, vector).setAutoPadding(false).update(data);
}

const cbc = (key: Uint8Array) => `aes-${key.length * 8}-cbc`;
