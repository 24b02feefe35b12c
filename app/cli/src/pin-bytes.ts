import { PinEmpty, PinTooLong } from './errors.ts';

const LONGEST_PIN = 256;

/** A PIN while it is read: in bytes that can be overwritten, unlike a string. */
export class PinBytes {
  private readonly bytes = new Uint8Array(LONGEST_PIN);
  private length = 0;
  private tooLong = false;

  add(more: Uint8Array): void {
    const fitting = more.subarray(0, LONGEST_PIN - this.length);
    this.bytes.set(fitting, this.length);
    this.length += fitting.length;
    this.tooLong ||= fitting.length < more.length;
  }

  back(): void {
    // A character of several bytes in UTF-8 goes as a whole: 10xxxxxx continues one.
    while (this.length > 0 && ((this.bytes[--this.length] ?? 0) & 0xc0) === 0x80);
  }

  /** The PIN, for its taker to overwrite; what is kept here is. `pin.too-long`, `pin.empty` */
  take(): Uint8Array {
    const { tooLong } = this;
    const pin = this.bytes.slice(0, this.length);
    this.wipe();
    if (tooLong) {
      pin.fill(0);
      throw PinTooLong({ longest: LONGEST_PIN });
    }
    if (pin.length === 0) throw PinEmpty({});
    return pin;
  }

  wipe(): void {
    this.bytes.fill(0);
    this.length = 0;
    this.tooLong = false;
  }
}
