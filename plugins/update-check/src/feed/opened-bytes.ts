export interface OpenOptions {
  /** Byte to begin at, where the source can. */
  readonly from?: number;
  /** What `validator` said when the first part was taken: a file that is another since begins anew. */
  readonly validator?: string;
  /** Milliseconds without a byte, connecting included. */
  readonly patience: number;
  readonly signal: AbortSignal;
}

/** The bytes of one file of a feed. */
export interface OpenedBytes {
  /** Where they begin: `from`, or 0. */
  readonly offset: number;
  /** Bytes of the whole file, where the source says so. */
  readonly size?: number;
  /** Names this state of the file. */
  readonly validator?: string;
  /** Rejects with `update.*` errors, or the signal's reason; ends early where the connection breaks off. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Lets go of it, read to its end or not. */
  close(): Promise<void>;
}
