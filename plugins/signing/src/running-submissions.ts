import { SigningCancelled } from './common-signing-cancelled.ts';
import { SigningUnderWay } from './errors.ts';

/** The submissions that are under way: one for each document, and each can be called off by its document. */
export class RunningSubmissions {
  private readonly running = new Map<string, AbortController>();

  /**
   * Runs one. `signal` ends it too. Rejects with `signing.cancelled` where it was called off in time, with
   * `signing.under-way` where one runs on the document already.
   */
  async run<T>(document: string, signal: AbortSignal, submit: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.running.has(document)) throw SigningUnderWay({});
    const controller = new AbortController();
    const callOff = () => controller.abort(SigningCancelled({}));
    if (signal.aborted) callOff();
    signal.addEventListener('abort', callOff, { once: true });
    this.running.set(document, controller);
    try {
      return await submit(controller.signal);
    } catch (error) {
      throw controller.signal.aborted ? SigningCancelled({}, { cause: error }) : error;
    } finally {
      this.running.delete(document);
      signal.removeEventListener('abort', callOff);
    }
  }

  /** Nothing to do where none runs. */
  callOff(document: string): void {
    this.running.get(document)?.abort(SigningCancelled({}));
  }
}
