import type { FileSource } from '@sealwright/core/api';

interface Entry {
  readonly opening: Promise<FileSource>;
  users: number;
  retired: boolean;
  readonly closed: Promise<void>;
  readonly close: () => void;
}

/** Opened files, shared by readers and kept for the next read; the ones used longest ago are closed. */
export class SourcePool {
  private readonly entries = new Map<string, Entry>();
  private readonly limit: number;

  /** `limit`: how many files nobody reads at the moment stay open. */
  constructor(limit = 16) {
    this.limit = limit;
  }

  /** Runs `work` on the source of `path`; `open` is called where it is not open yet. */
  async use<T>(path: string, open: () => Promise<FileSource>, work: (source: FileSource) => Promise<T>): Promise<T> {
    const entry = this.entries.get(path) ?? newEntry(open);
    // Set anew, it is the youngest.
    this.entries.delete(path);
    this.entries.set(path, entry);
    entry.users++;
    try {
      return await work(await entry.opening);
    } catch (fault) {
      // A file that was altered or could not be opened is opened anew by the next reader.
      this.retire(path, entry);
      throw fault;
    } finally {
      entry.users--;
      if (entry.retired && entry.users === 0) entry.close();
      this.trim();
    }
  }

  /** Resolves when the file is closed: Windows replaces no file that somebody holds open. */
  async forget(path: string): Promise<void> {
    const entry = this.entries.get(path);
    if (!entry) return;
    this.retire(path, entry);
    await entry.closed;
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.entries.keys()].map((path) => this.forget(path)));
  }

  private retire(path: string, entry: Entry): void {
    if (this.entries.get(path) === entry) this.entries.delete(path);
    entry.retired = true;
    if (entry.users === 0) entry.close();
  }

  private trim(): void {
    for (const [path, entry] of this.entries) {
      if (this.entries.size <= this.limit) return;
      if (entry.users === 0) this.retire(path, entry);
    }
  }
}

function newEntry(open: () => Promise<FileSource>): Entry {
  const opening = open();
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = () =>
      void opening
        .then((source) => source.close())
        .catch(() => {}) // It was never opened, or is closed already.
        .then(resolve);
  });
  return { opening, users: 0, retired: false, closed, close };
}
