import type { Readable } from 'node:stream';
import { PinCancelled, PinUnreadable } from './errors.ts';
import { PinBytes } from './pin-bytes.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const NOTHING = new Uint8Array(0);

/** The lines of a stream, a PIN each, in the order in which they are asked for; every buffer that held them is overwritten. */
export class PinLines {
  private readonly stream: Readable;
  private readonly chunks: AsyncIterator<Buffer>;
  /** Was read, and is not asked for yet. */
  private rest: Uint8Array = NOTHING;
  /** Whether the last line ended with a carriage return, which a line feed may follow. */
  private isAfterReturn = false;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(stream: Readable) {
    this.stream = stream;
    this.chunks = stream[Symbol.asyncIterator]();
  }

  /**
   * The next `count` lines. Rejects with `pin.unreadable`, `pin.cancelled`, `pin.too-long` and, for a line that is empty or
   * missing, `pin.empty`.
   */
  take(count: number, signal?: AbortSignal): Promise<Uint8Array[]> {
    const taking = this.turn.then(() => this.read(count, signal));
    this.turn = taking.catch(() => {});
    return taking;
  }

  /** Overwrites what nobody asked for, and lets the stream go. */
  end(): void {
    this.keep(NOTHING);
    this.stream.destroy();
  }

  private async read(count: number, signal: AbortSignal | undefined): Promise<Uint8Array[]> {
    const lines = Array.from({ length: count }, () => new PinBytes());
    const pins: Uint8Array[] = [];
    try {
      for (const line of lines) {
        while (!this.fill(line)) if (!(await this.readMore(signal))) break;
      }
      for (const line of lines) pins.push(line.take());
      return pins;
    } catch (fault) {
      for (const pin of pins) pin.fill(0);
      throw fault;
    } finally {
      for (const line of lines) line.wipe();
    }
  }

  /** Moves what was read into a line; whether that is complete. */
  private fill(line: PinBytes): boolean {
    const { rest } = this;
    const start = this.isAfterReturn && rest[0] === LINE_FEED ? 1 : 0;
    if (rest.length > 0) this.isAfterReturn = false;
    const length = rest.subarray(start).findIndex((byte) => byte === LINE_FEED || byte === CARRIAGE_RETURN);
    const end = length < 0 ? rest.length : start + length;
    line.add(rest.subarray(start, end));
    if (length >= 0) this.isAfterReturn = rest[end] === CARRIAGE_RETURN;
    this.keep(rest.slice(end + 1));
    return length >= 0;
  }

  /** Whether there was more. */
  private async readMore(signal: AbortSignal | undefined): Promise<boolean> {
    if (signal?.aborted) throw PinCancelled({});
    const giveUp = () => void this.stream.destroy(new Error('cancelled'));
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      const { done, value } = await this.chunks.next();
      if (done) return false;
      this.keep(Uint8Array.from(value));
      value.fill(0);
      return true;
    } catch (fault) {
      if (signal?.aborted) throw PinCancelled({});
      throw PinUnreadable({ reason: (fault as NodeJS.ErrnoException).code ?? 'unknown' }, { cause: fault });
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  }

  private keep(rest: Uint8Array): void {
    this.rest.fill(0);
    this.rest = rest;
  }
}
