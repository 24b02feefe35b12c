interface Kept {
  readonly bytes: Uint8Array;
  readonly until: Date;
}

/** Revocation lists of large CAs have tens of megabytes; a few of them are as much as memory should hold. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Answers of issuers, in memory, until they promise newer ones. They are judged anew each time. */
export class AnswerCache {
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  find(key: string, time: Date): Uint8Array | undefined {
    const kept = this.#kept.get(key);
    if (kept && kept.until <= time) this.#drop(key, kept);
    return kept && kept.until > time ? kept.bytes : undefined;
  }

  keep(key: string, bytes: Uint8Array, until: Date | undefined): void {
    const former = this.#kept.get(key);
    if (former) this.#drop(key, former);
    if (!until || bytes.length > MOST_BYTES) return;
    this.#kept.set(key, { bytes, until });
    this.#bytes += bytes.length;
    for (const [oldest, kept] of this.#kept) {
      if (this.#bytes <= MOST_BYTES) break;
      this.#drop(oldest, kept);
    }
  }

  #drop(key: string, { bytes }: Kept): void {
    this.#kept.delete(key);
    this.#bytes -= bytes.length;
  }
}
