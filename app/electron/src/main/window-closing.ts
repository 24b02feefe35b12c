/** An open window, as far as its closing goes. */
export interface ClosableWindow {
  /** Asks its page for unsaved work: its own, and where it is the last one, that of the documents, too. */
  mayClose(isLast: boolean): Promise<boolean>;
  close(): void;
  /** Brings it before its user. */
  show(): void;
}

/** Milliseconds after which a page that has not answered is taken to be asking its user. */
const ASKING = 200;

/**
 * Closes windows after each was asked for its own unsaved work. The documents belong to all of them: the last one is asked
 * for those.
 */
export class WindowClosing {
  /** The one that was used last stands at the end. */
  private readonly open = new Set<ClosableWindow>();
  /** Those that have agreed to the end of the program, and were not used since. */
  private readonly leaving = new Set<ClosableWindow>();
  private ending: Promise<boolean> | undefined;

  /** Whether nobody has to be asked. */
  get isEmpty(): boolean {
    return this.open.size === 0;
  }

  /** A window was opened, or is used again: what it has agreed to may hold no more. */
  use(window: ClosableWindow): void {
    this.open.delete(window);
    this.open.add(window);
    this.leaving.delete(window);
  }

  /** It has closed, or is about to. */
  remove(window: ClosableWindow): void {
    this.open.delete(window);
    this.leaving.delete(window);
  }

  async close(window: ClosableWindow): Promise<void> {
    if (await this.agrees(window)) this.end(window);
  }

  /** Asks in each window, and closes them all when all have agreed; resolves with whether they have. */
  closeAll(): Promise<boolean> {
    this.ending ??= this.askAll().finally(() => {
      this.ending = undefined;
      this.leaving.clear();
    });
    return this.ending;
  }

  /** The window that was used last is asked last: it is the one that its user looks at. */
  private async askAll(): Promise<boolean> {
    for (let window = this.next(); window; window = this.next()) {
      if (!(await this.agrees(window))) return false;
      if (this.open.has(window)) this.leaving.add(window);
    }
    for (const window of [...this.open]) this.end(window);
    return true;
  }

  private end(window: ClosableWindow): void {
    this.remove(window);
    window.close();
  }

  private next(): ClosableWindow | undefined {
    return [...this.open].find((window) => !this.leaving.has(window));
  }

  /** Asks once more where more depends on the window than before, because the others have gone meanwhile. */
  private async agrees(window: ClosableWindow): Promise<boolean> {
    const isLast = () => [...this.open].every((other) => other === window || this.leaving.has(other));
    for (;;) {
      const asked = isLast();
      const showing = setTimeout(() => window.show(), ASKING);
      const isAgreed = await window.mayClose(asked);
      clearTimeout(showing);
      if (!isAgreed) return false;
      if (asked || !isLast()) return true;
    }
  }
}
