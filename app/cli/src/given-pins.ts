import { createReadStream } from 'node:fs';
import { PinLines } from './pin-lines.ts';

export interface PinOrigin {
  readonly stdin: boolean;
  readonly fd: number | undefined;
}

/** The lines of `--pin-stdin` or `--pin-fd`, for all questions of one command, whoever asks them. */
export class GivenPins {
  private readonly origin: PinOrigin;
  private lines: PinLines | undefined;

  constructor(origin: PinOrigin) {
    this.origin = origin;
  }

  /** The next `count` of them; `undefined` where neither option was given. Rejects as `PinLines.take` does. */
  async take(count: number, signal?: AbortSignal): Promise<Uint8Array[] | undefined> {
    const { stdin, fd } = this.origin;
    if (fd === undefined && !stdin) return undefined;
    this.lines ??= new PinLines(fd === undefined ? process.stdin : createReadStream('', { fd, autoClose: false }));
    return this.lines.take(count, signal);
  }

  end(): void {
    this.lines?.end();
  }
}
