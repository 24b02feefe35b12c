import { PDFDataRangeTransport } from './library.ts';

/** Bytes [offset, offset + length) of the file that is shown. */
export type ReadRange = (offset: number, length: number, signal: AbortSignal) => Promise<Uint8Array>;

/** Longest stretch of one call; pdf.js may ask for longer ones. */
const LONGEST = 4_000_000;

/** Feeds pdf.js with the parts of a file that it asks for, all of them at the same time. */
export class DocumentRanges extends PDFDataRangeTransport {
  private readonly read: ReadRange;
  private readonly fault: (error: unknown) => void;
  private readonly ending = new AbortController();

  /** `fault` is called when a part cannot be read: pdf.js would wait for it for ever. */
  constructor(size: number, beginning: Uint8Array, read: ReadRange, fault: (error: unknown) => void) {
    super(size, beginning);
    this.read = read;
    this.fault = fault;
  }

  override requestDataRange(begin: number, end: number): void {
    this.readAll(begin, end).then(
      (bytes) => this.ending.signal.aborted || this.onDataRange(begin, bytes),
      (error) => this.ending.signal.aborted || this.fault(error),
    );
  }

  override abort(): void {
    this.ending.abort();
  }

  private async readAll(begin: number, end: number): Promise<Uint8Array> {
    const { signal } = this.ending;
    if (end - begin <= LONGEST) return this.read(begin, end - begin, signal);
    const starts = Array.from({ length: Math.ceil((end - begin) / LONGEST) }, (_, part) => begin + part * LONGEST);
    const parts = await Promise.all(starts.map((start) => this.read(start, Math.min(LONGEST, end - start), signal)));
    const whole = new Uint8Array(end - begin);
    for (const [part, bytes] of parts.entries()) whole.set(bytes, part * LONGEST);
    return whole;
  }
}
