import type { ByteSource } from '@sealwright/core/api';

const CHUNK = 1 << 20;

/** A source from its beginning to its end, part by part. */
export async function* chunksOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < source.size; offset += CHUNK) yield await source.read(offset, CHUNK);
}
