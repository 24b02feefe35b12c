import type { ByteSource } from '@sealwright/core/api';

const CHUNK = 1 << 20;

/** A source from its beginning to its end, part by part. */
export async function* chunksOf(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < source.size; offset += CHUNK) {
    signal?.throwIfAborted();
    yield await source.read(offset, CHUNK);
  }
}
