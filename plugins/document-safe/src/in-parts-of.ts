export interface DocumentPart {
  /** Valid until the next part is taken. */
  readonly bytes: Buffer;
  readonly isLast: boolean;
}

/** Bytes that come in any lengths, in parts of one length; the last one may be shorter, and is empty only if all is. */
export async function* inPartsOf(length: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<DocumentPart> {
  const part = Buffer.alloc(length);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let taken = 0; taken < chunk.length; ) {
      // Only now: what is full may have been the last one.
      if (filled === length) {
        yield { bytes: part, isLast: false };
        filled = 0;
      }
      const fitting = chunk.subarray(taken, taken + length - filled);
      part.set(fitting, filled);
      filled += fitting.length;
      taken += fitting.length;
    }
  }
  yield { bytes: part.subarray(0, filled), isLast: true };
  part.fill(0);
}
