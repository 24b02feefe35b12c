/** Where bytes are kept, under keys such as `blobs/ab/abcd…`: a folder, or a bucket of S3-compatible storage. */
export interface Storage {
  /**
   * Keeps all that is read, or nothing: until it resolves nobody finds the key, and if reading throws, nothing is kept.
   * What resolved survives a power cut. An object that is there is replaced as a whole.
   */
  write(key: string, size: number, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** Its size in bytes; `undefined` where there is none. */
  size(key: string): Promise<number | undefined>;
  /** Bytes [start, end). Throws `StoredMissing`. */
  read(key: string, start: number, end: number): AsyncIterable<Uint8Array>;
  /** Nothing happens where there is none. */
  remove(key: string): Promise<void>;
  /** Removes all whose keys begin with `prefix` and a slash. */
  removeUnder(prefix: string): Promise<void>;
  /** A file with the object's bytes for as long as it is `used`. Throws `StoredMissing`. */
  withFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T>;
  /** Removes what writes that were cut off before `before` left behind. */
  tidy(before: Date): Promise<void>;
}

/** Something that was stored is not there, or is shorter than it was. */
export class StoredMissing extends Error {
  override readonly name = 'StoredMissing';
}
