import { Hostile } from '../../errors.ts';

/** Collects bytes up to a limit. */
export class GrowingBytes {
  private readonly limit: number;
  private bytes = new Uint8Array(4096);
  private length = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  append(more: Uint8Array): void {
    const length = this.length + more.length;
    if (length > this.limit) throw Hostile({ detail: 'a stream unpacks to too much' });
    if (length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(length, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(more, this.length);
    this.length = length;
  }

  take(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}
