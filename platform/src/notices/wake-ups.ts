/** Somebody who waits for something to be read. */
export interface Waiting {
  /** Resolves when it was woken since `expect`, at once if so already; after so many milliseconds; or when aborted. */
  orAfter(milliseconds: number): Promise<void>;
  forget(): void;
}

/** Those who wait, by party. Nobody misses a call that comes between looking and waiting. */
export class WakeUps {
  private readonly sleepers = new Map<string, Set<() => void>>();

  wake(party: string): void {
    for (const call of [...(this.sleepers.get(party) ?? [])]) call();
  }

  /** Begins to listen now. */
  expect(party: string, signal: AbortSignal): Waiting {
    let wake = () => {};
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const sleepers = this.sleepers.get(party) ?? new Set();
    this.sleepers.set(party, sleepers.add(wake));
    signal.addEventListener('abort', wake);
    return {
      async orAfter(milliseconds) {
        if (signal.aborted) return;
        let timer: NodeJS.Timeout | undefined;
        const late = new Promise<void>((resolve) => {
          timer = setTimeout(resolve, milliseconds);
        });
        await Promise.race([woken, late]);
        clearTimeout(timer);
      },
      forget: () => {
        signal.removeEventListener('abort', wake);
        sleepers.delete(wake);
        if (sleepers.size === 0 && this.sleepers.get(party) === sleepers) this.sleepers.delete(party);
      },
    };
  }
}
