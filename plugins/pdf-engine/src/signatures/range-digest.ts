import { type ByteSource, defineError, type HashName } from '@sealwright/core/api';
import { startHash } from '@sealwright/crypto/hash';

const CHUNK = 1 << 20;

export const ByteRangeUnusable = defineError('pdf.byte-range-unusable', {
  'zh-CN': '签名所覆盖的范围异常，无法计算摘要。',
  en: 'The range that the signature covers is malformed, so its digest cannot be computed.',
});

export const HashUnavailable = defineError<{ hash: string }>('pdf.hash-unavailable', {
  'zh-CN': '当前环境不支持摘要算法 {hash}。',
  en: 'The digest algorithm {hash} is not available here.',
});

/** Streams the two ranges of /ByteRange through a hash, `prefix` before them. Only ranges that lie in the file, in order and apart are read. */
export async function digestByteRange(
  source: ByteSource,
  byteRange: readonly number[],
  hash: HashName,
  prefix?: Uint8Array,
): Promise<Uint8Array> {
  if (!isOrderedPair(byteRange, source.size)) throw ByteRangeUnusable({});
  const [first, firstLength, second, secondLength] = byteRange as [number, number, number, number];
  const digest = start(hash);
  if (prefix) digest.update(prefix);
  for (const [start, end] of [
    [first, first + firstLength],
    [second, second + secondLength],
  ] as const) {
    for (let at = start; at < end; at += CHUNK) digest.update(await source.read(at, Math.min(CHUNK, end - at)));
  }
  return new Uint8Array(digest.digest());
}

/** Whether these are two ranges of whole numbers that follow one another inside a file of `size` bytes. */
export function isOrderedPair(byteRange: readonly number[], size: number): boolean {
  if (byteRange.length !== 4 || !byteRange.every((number) => Number.isSafeInteger(number) && number >= 0)) return false;
  const [first, firstLength, second, secondLength] = byteRange as [number, number, number, number];
  return first + firstLength <= second && second + secondLength <= size;
}

function start(hash: HashName) {
  try {
    return startHash(hash);
  } catch (fault) {
    throw HashUnavailable({ hash }, { cause: fault });
  }
}
