import { createHash } from 'node:crypto';
import type { ByteSource } from '@sealwright/core/api';

const BLOCK = 65_536;
const BLOCKS = 64;

/** Up to this size, in bytes, a fingerprint covers every byte. */
export const COVERED_WHOLE = BLOCK * BLOCKS;

/**
 * A digest of up to 64 blocks of 64 KiB, spread evenly over the first `size` bytes, first and last included: it tells
 * apart whatever rewrites a PDF file, whose end names the places of everything before it, and takes the same short time
 * for a gigabyte.
 */
export async function fingerprint(source: ByteSource, size = source.size): Promise<string> {
  const hash = createHash('sha256');
  const count = Math.max(1, Math.min(BLOCKS, Math.ceil(size / BLOCK)));
  const step = count > 1 ? Math.max(0, size - BLOCK) / (count - 1) : 0;
  for (let index = 0; index < count; index++) {
    const offset = Math.floor(index * step);
    hash.update(await source.read(offset, Math.min(BLOCK, size - offset)));
  }
  return hash.digest('base64url');
}
