import { hkdfSync, randomBytes } from 'node:crypto';
import { SafeLocked } from './errors.ts';

const LENGTH = 32;

/**
 * The key that all others of a safe come from. It is made once, at random, and lies on disk only wrapped by the slots of
 * the key file; in memory it is overwritten when the safe locks.
 */
export class MasterKey {
  private bytes: Buffer | undefined;

  /** Takes ownership of `bytes`. */
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  static random(): MasterKey {
    return new MasterKey(randomBytes(LENGTH));
  }

  /** Lends the bytes for the time of the call. Throws `safe.locked` once wiped. */
  use<R>(borrow: (bytes: Buffer) => R): R {
    if (!this.bytes) throw SafeLocked({});
    return borrow(this.bytes);
  }

  /**
   * A key of 256 bits for one purpose (HKDF with SHA-256, RFC 5869). Lends it for the time of the call, then overwrites it.
   */
  async derive<R>(salt: Uint8Array, purpose: string, borrow: (key: Buffer) => R | Promise<R>): Promise<R> {
    const key = Buffer.from(this.use((bytes) => hkdfSync('sha256', bytes, salt, purpose, LENGTH)));
    try {
      return await borrow(key);
    } finally {
      key.fill(0);
    }
  }

  wipe(): void {
    this.bytes?.fill(0);
    this.bytes = undefined;
  }
}
