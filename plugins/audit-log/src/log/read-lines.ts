import { createReadStream } from 'node:fs';
import { LONGEST_LINE } from './entry-line.ts';

/** One line of a file, without its end; no bytes where it is longer than any entry. */
export interface LogLine {
  readonly bytes: Uint8Array | undefined;
  /** False for a last line that nothing follows. */
  readonly isEnded: boolean;
}

/** The lines of the first `size` bytes of a file. A line that is too long is the last one. */
export async function* readLines(path: string, size: number, signal?: AbortSignal): AsyncGenerator<LogLine> {
  if (size === 0) return;
  let rest: Buffer = Buffer.alloc(0);
  const stream = createReadStream(path, { end: size - 1, ...(signal && { signal }) });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, from)) {
      yield { bytes: Buffer.concat([rest, chunk.subarray(from, end)]), isEnded: true };
      rest = Buffer.alloc(0);
      from = end + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
    if (rest.length > LONGEST_LINE) {
      yield { bytes: undefined, isEnded: false };
      return;
    }
  }
  if (rest.length > 0) yield { bytes: rest, isEnded: false };
}
