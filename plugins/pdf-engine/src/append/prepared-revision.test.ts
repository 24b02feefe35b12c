import { createHash } from 'node:crypto';
import type { ByteSource, HashName } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { HashUnavailable } from '../signatures/range-digest.ts';
import { ContentsTooLong, SourceCutShort } from './errors.ts';
import { preparedRevision } from './prepared-revision.ts';
import { failure, finish } from './testing/sign.ts';

const SIZE = 3_000_000;
const LAID_OUT = { appended: Buffer.from('head<00000000>tail'), byteRange: [0, SIZE + 4, SIZE + 14, 4] } as const;

/** Bytes that depend on where they stand; keeps the length of the longest read. */
class WatchedSource implements ByteSource {
  readonly size = SIZE;
  longest = 0;
  end = SIZE;

  async read(offset: number, length: number): Promise<Uint8Array> {
    this.longest = Math.max(this.longest, length);
    const count = Math.max(0, Math.min(length, this.end - offset));
    return Uint8Array.from({ length: count }, (_, index) => ((offset + index) * 2_654_435_761) >>> 24);
  }
}

const prepare = (source: ByteSource) => preparedRevision(source, LAID_OUT, ['Signature1'], () => {});

test('the finished file is the original, then the revision with the DER and zeros behind it', async () => {
  const source = new WatchedSource();
  const prepared = prepare(source);
  const file = Buffer.from(await finish(prepared, Uint8Array.of(0xab, 0xcd)));
  expect(file).toHaveLength(prepared.size);
  expect(file.subarray(0, SIZE).equals(await source.read(0, SIZE))).toBe(true);
  expect(file.subarray(SIZE).toString()).toBe('head<abcd0000>tail');
});

test('neither the digest nor the file is held in memory', async () => {
  const source = new WatchedSource();
  for await (const chunk of prepare(source).complete(new Uint8Array(4))) expect(chunk.length).toBeLessThan(1 << 20);
  await prepare(source).digest('sha256');
  expect(source.longest).toBeLessThanOrEqual(1 << 20);
});

test('the digest covers all but the hole, whatever stands in it', async () => {
  const prepared = prepare(new WatchedSource());
  const file = await finish(prepared, Uint8Array.of(1, 2, 3, 4));
  const hash = createHash('sha384')
    .update(file.subarray(0, SIZE + 4))
    .update(file.subarray(SIZE + 14))
    .digest();
  expect(Buffer.from(await prepared.digest('sha384')).equals(hash)).toBe(true);
});

test('a DER that just fits is taken, a longer one is not', async () => {
  const prepared = prepare(new WatchedSource());
  const file = await finish(prepared, Uint8Array.of(1, 2, 3, 4));
  expect(Buffer.from(file.subarray(SIZE)).toString()).toBe('head<01020304>tail');
  const refusal = await failure(finish(prepared, new Uint8Array(5)));
  expect(ContentsTooLong.is(refusal) && refusal.data).toEqual({ length: 5, room: 4 });
});

test('an original that has shrunk is noticed', async () => {
  const source = new WatchedSource();
  source.end = SIZE - 1;
  expect(SourceCutShort.is(await failure(prepare(source).digest('sha256')))).toBe(true);
  expect(SourceCutShort.is(await failure(finish(prepare(source), new Uint8Array(0))))).toBe(true);
});

test('a digest algorithm that is not there has a name', async () => {
  const refusal = await failure(prepare(new WatchedSource()).digest('sm9' as HashName));
  expect(HashUnavailable.is(refusal)).toBe(true);
});
