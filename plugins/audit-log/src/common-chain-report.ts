/** What a check of a log has found. */
export interface ChainReport {
  /**
   * - `empty`: nothing is written yet.
   * - `whole`: every entry fits its digest and the one before it, and every checkpoint its signature.
   * - `torn`: the same, but after the last entry stands one that was cut off, as by a power cut.
   * - `broken`: `fault` says what is wrong first; everything before that fits.
   */
  readonly state: 'empty' | 'whole' | 'torn' | 'broken';
  readonly log?: string;
  /** Number of the first entry; more than 1 where earlier files were taken away. */
  readonly first?: number;
  /** Entries that fit together. */
  readonly count: number;
  /** Number and digest of the last one of them. */
  readonly last?: number;
  readonly head?: string;
  /** Times of the first and the last one, ISO 8601. */
  readonly began?: string;
  readonly ended?: string;
  readonly fault?: ChainFault;
  readonly checkpoints: readonly CheckpointFinding[];
}

export interface ChainFault {
  /**
   * - `unreadable`: a line that is no entry.
   * - `altered`: an entry that is not what its digest was made of.
   * - `missing`: entries are left out, or the first ones of a log.
   * - `out-of-order`: an entry stands where it does not belong, or twice.
   * - `unlinked`: an entry does not name the digest of the one before.
   * - `other-log`: an entry of another log.
   * - `checkpoint`: a checkpoint that its signature does not fit, or that speaks of another log than this.
   */
  readonly kind: 'unreadable' | 'altered' | 'missing' | 'out-of-order' | 'unlinked' | 'other-log' | 'checkpoint';
  /** Line of the file or files, from 1 on. */
  readonly line: number;
  /** Number that the entry bears, where it has one that can be read. */
  readonly number?: number;
}

export interface CheckpointFinding {
  /** Number of the entry that holds it. */
  readonly number: number;
  /** It speaks for the entries up to this one. */
  readonly count: number;
  /** By the clock of the signer's computer, ISO 8601. */
  readonly time: string;
  readonly signer: string;
  /** Fingerprint of the signer's certificate, lower-case hex. */
  readonly sha256: string;
}
