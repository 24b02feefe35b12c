import { addAbortSignal, type Readable } from 'node:stream';
import { PinCancelled, PinUnreadable } from './errors.ts';
import { PinBytes } from './pin-bytes.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Reads the first `count` lines of a stream, a PIN each; every buffer that held them is overwritten. Rejects with
 * `pin.unreadable`, `pin.cancelled`, `pin.too-long` and, for a line that is empty or missing, `pin.empty`.
 */
export async function readPinLines(stream: Readable, count: number, signal?: AbortSignal): Promise<Uint8Array[]> {
  const lines = new PinLines(count);
  try {
    for await (const chunk of (signal ? addAbortSignal(signal, stream) : stream) as AsyncIterable<Buffer>) {
      lines.add(chunk);
      if (lines.isComplete) break;
    }
  } catch (fault) {
    lines.wipe();
    if (signal?.aborted) throw PinCancelled({});
    throw PinUnreadable({ reason: (fault as NodeJS.ErrnoException).code ?? 'unknown' }, { cause: fault });
  }
  return lines.take();
}

class PinLines {
  private readonly lines: PinBytes[];
  private current = 0;
  private last = 0;

  constructor(count: number) {
    this.lines = Array.from({ length: count }, () => new PinBytes());
  }

  get isComplete(): boolean {
    return this.current === this.lines.length;
  }

  /** Overwrites the chunk. */
  add(chunk: Uint8Array): void {
    for (const byte of chunk) {
      const endsBefore = byte === LINE_FEED && this.last === CARRIAGE_RETURN;
      if (!endsBefore && (byte === LINE_FEED || byte === CARRIAGE_RETURN)) this.current++;
      else if (!endsBefore) this.lines[this.current]?.add(Uint8Array.of(byte));
      this.last = byte;
    }
    chunk.fill(0);
    this.last = this.last === CARRIAGE_RETURN ? CARRIAGE_RETURN : 0;
  }

  take(): Uint8Array[] {
    const pins: Uint8Array[] = [];
    try {
      for (const line of this.lines) pins.push(line.take());
      return pins;
    } catch (fault) {
      for (const pin of pins) pin.fill(0);
      throw fault;
    } finally {
      this.wipe();
    }
  }

  wipe(): void {
    for (const line of this.lines) line.wipe();
  }
}
