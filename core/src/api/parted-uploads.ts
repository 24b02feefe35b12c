import type { Disposable } from './disposable.ts';

const MOST_AT_ONCE = 5;
/** After so long without a part, in milliseconds, the window is gone. */
const PATIENCE = 60_000;

interface Upload<T> {
  readonly writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly taken: Promise<T>;
  idle?: ReturnType<typeof setTimeout>;
}

export interface PartedUploadsOptions<T> {
  /** Takes a file as it comes; what it results in is the answer to the last part. */
  readonly take: (name: string, contents: AsyncIterable<Uint8Array>) => Promise<T>;
  /** Thrown where too many are on their way already. */
  readonly broken: (name: string) => Error;
}

/** Files that arrive in parts, because a browser knows no paths. One that stops for a minute is given up. */
export class PartedUploads<T> implements Disposable {
  private readonly options: PartedUploadsOptions<T>;
  private readonly running = new Map<string, Upload<T>>();

  constructor(options: PartedUploadsOptions<T>) {
    this.options = options;
  }

  /** Parts of one upload, by an id of the window's choice, come one after the other. Throws `broken`, and what `take` throws. */
  async part(id: string, name: string, bytes: Uint8Array, isLast: boolean): Promise<T | undefined> {
    const upload = this.running.get(id) ?? this.begin(id, name);
    let isOver = true;
    try {
      clearTimeout(upload.idle);
      // It settles before its end only when it cannot be taken.
      await Promise.race([upload.writer.write(bytes), upload.taken]);
      isOver = isLast;
      if (!isLast) {
        upload.idle = setTimeout(() => void this.end(id, upload), PATIENCE);
        return undefined;
      }
      await upload.writer.close();
      return await upload.taken;
    } finally {
      if (isOver) await this.end(id, upload);
    }
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.running].map(([id, upload]) => this.end(id, upload)));
  }

  private begin(id: string, name: string): Upload<T> {
    if (this.running.size >= MOST_AT_ONCE) throw this.options.broken(name);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const taken = this.options.take(name, readable);
    // Whoever sends the next part hears of it.
    taken.catch(() => {});
    const upload: Upload<T> = { writer: writable.getWriter(), taken };
    this.running.set(id, upload);
    return upload;
  }

  private async end(id: string, upload: Upload<T>): Promise<void> {
    clearTimeout(upload.idle);
    if (this.running.get(id) === upload) this.running.delete(id);
    await upload.writer.abort().catch(() => {});
    await upload.taken.catch(() => {});
  }
}
