import { createHash } from 'node:crypto';

/** Bytes that are the same in every run and nowhere repeat. */
export function someBytes(length: number, seed = 'seed'): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0; i * 32 < length; i += 1) parts.push(createHash('sha256').update(`${seed} ${i}`).digest());
  return Buffer.concat(parts).subarray(0, length);
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** In parts of `size` bytes; `failAt`: the line breaks once so many have come. */
export async function* inParts(bytes: Uint8Array, size = 1000, failAt = Infinity): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += size) {
    if (at >= failAt) break;
    yield bytes.subarray(at, Math.min(at + size, bytes.length, failAt));
  }
  if (failAt < bytes.length) throw new Error('the line broke');
}

export async function all(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}
