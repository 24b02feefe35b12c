import { PDFDataRangeTransport } from './library.ts';

/** Bytes [offset, offset + length) of the file that is shown. */
export type ReadRange = (offset: number, length: number, signal: AbortSignal) => Promise<Uint8Array>;

/** Longest stretch of one call; pdf.js may ask for longer ones. */
const LONGEST = 4_000_000;

export interface RangesOfDocument {
  /** In bytes. */
  readonly size: number;
  /** What was read of the file before anybody asked: its first and its last bytes. */
  readonly beginning: Uint8Array;
  readonly ending: Uint8Array;
  readonly read: ReadRange;
  /** Called when a part cannot be read: pdf.js would wait for it for ever. */
  readonly onFault: (error: unknown) => void;
}

/** Feeds pdf.js with the parts of a file that it asks for, all of them at the same time. */
export class DocumentRanges extends PDFDataRangeTransport {
  private readonly source: RangesOfDocument;
  private readonly closing = new AbortController();

  constructor(source: RangesOfDocument) {
    super(source.size, source.beginning);
    this.source = source;
  }

  override requestDataRange(begin: number, end: number): void {
    this.readAll(begin, end).then(
      (bytes) => this.closing.signal.aborted || this.onDataRange(begin, bytes),
      (error) => this.closing.signal.aborted || this.source.onFault(error),
    );
  }

  override abort(): void {
    this.closing.abort();
  }

  private async readAll(begin: number, end: number): Promise<Uint8Array> {
    const { size, ending, read } = this.source;
    const { signal } = this.closing;
    const known = begin - (size - ending.length);
    // A copy: what pdf.js is given it takes away.
    if (known >= 0) return ending.slice(known, known + end - begin);
    if (end - begin <= LONGEST) return read(begin, end - begin, signal);
    const starts = Array.from({ length: Math.ceil((end - begin) / LONGEST) }, (_, part) => begin + part * LONGEST);
    const parts = await Promise.all(starts.map((start) => read(start, Math.min(LONGEST, end - start), signal)));
    const whole = new Uint8Array(end - begin);
    for (const [part, bytes] of parts.entries()) whole.set(bytes, part * LONGEST);
    return whole;
  }
}
