import { PAINTER_ADDRESS, PARSER_ADDRESS, PDFWorker, VerbosityLevel } from './library.ts';

/** Time that a parser has to end what it does when its document is closed, in milliseconds. */
const PATIENCE = 1_000;

/**
 * The workers of one document: one parses, one paints. A document that crashes or hangs its own leaves the others
 * alone, and what they used is given back when it is closed.
 */
export class WorkerPair {
  readonly parser: PDFWorker;
  readonly painter = new Worker(PAINTER_ADDRESS, { type: 'module' });
  private readonly port = new Worker(PARSER_ADDRESS, { type: 'module' });
  private isOver = false;

  constructor() {
    // Its types know no port but none.
    const port = this.port as unknown as null;
    this.parser = new PDFWorker({ port, verbosity: VerbosityLevel.ERRORS });
  }

  /** Calls the listener when the parser cannot be started, or throws outside of any request. */
  onFault(listener: (event: ErrorEvent) => void): void {
    this.port.addEventListener('error', (event) => this.isOver || listener(event));
  }

  /** Ends both when `finished` is settled, or when that takes too long: a parser that hangs never answers. */
  endAfter(finished: Promise<unknown>): void {
    this.isOver = true;
    const end = () => {
      clearTimeout(patience);
      this.parser.destroy();
      this.port.terminate();
      this.painter.terminate();
    };
    const patience = setTimeout(end, PATIENCE);
    finished.then(end, end);
  }
}
