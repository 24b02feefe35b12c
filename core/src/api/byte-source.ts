/** Random access to the bytes of a document. Documents can be gigabytes: nobody reads a source as a whole. */
export interface ByteSource {
  /** Length in bytes; fixed for the life of the source. */
  readonly size: number;
  /** Bytes [offset, offset + length), cut at the end of the source. Rejects with `file.changed` when the file was altered under us. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close?(): Promise<void>;
}

export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, Math.min(offset + length, bytes.length)),
  };
}

/** The first `size` bytes of a source: an earlier revision of an incrementally updated file. */
export function prefixSource(source: ByteSource, size: number): ByteSource {
  return {
    size: Math.min(size, source.size),
    read: (offset, length) => source.read(offset, Math.max(0, Math.min(length, size - offset))),
  };
}
