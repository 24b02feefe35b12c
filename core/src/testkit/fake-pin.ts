import type { PinStatus } from '../api/index.ts';

/** A PIN with its tries, as a chip keeps it. */
export class FakePin {
  private value: Uint8Array;
  private readonly maxTries: number;
  private left: number;

  constructor(value: string, maxTries: number) {
    this.value = new TextEncoder().encode(value);
    this.maxTries = maxTries;
    this.left = maxTries;
  }

  get triesLeft(): number {
    return this.left;
  }

  get state(): PinStatus['state'] {
    if (this.left === 0) return 'locked';
    if (this.left === 1) return 'last-try';
    return this.left < this.maxTries ? 'few-left' : 'ok';
  }

  /** Costs a try where it is wrong; gives all back where it is right. A locked one fits nothing. */
  fits(typed: Uint8Array): boolean {
    if (this.left === 0) return false;
    const isRight = Buffer.compare(this.value, typed) === 0;
    this.left = isRight ? this.maxTries : this.left - 1;
    return isRight;
  }

  /** Takes a copy, and gives all tries back. */
  set(value: Uint8Array): void {
    this.value = value.slice();
    this.left = this.maxTries;
  }
}
