/**
 * Everything that is registered comes back as a `Disposable`; disposing it takes the registration back.
 * `dispose` is idempotent and never throws for a registration that is already gone.
 */
export interface Disposable {
  dispose(): void | Promise<void>;
}

/** Sees every disposable made by `toDisposable` and its end. Test kits set it to find leaks; production leaves it unset. */
export interface DisposableTracker {
  created(disposable: Disposable): void;
  disposed(disposable: Disposable): void;
}

let tracker: DisposableTracker | undefined;

/** Sets or clears the tracker; returns the one that was set before. */
export function trackDisposables(next: DisposableTracker | undefined): DisposableTracker | undefined {
  const previous = tracker;
  tracker = next;
  return previous;
}

/** Wraps a function that runs at most once. */
export function toDisposable(end: () => void | Promise<void>): Disposable {
  let ended: undefined | { result: void | Promise<void> };
  const disposable: Disposable = {
    dispose() {
      if (!ended) {
        ended = { result: undefined };
        tracker?.disposed(disposable);
        ended.result = end();
      }
      return ended.result;
    },
  };
  tracker?.created(disposable);
  return disposable;
}

/** Disposes its members in reverse order of their addition; a member that throws does not keep the others alive. */
export class DisposableStore implements Disposable {
  private readonly members: Disposable[] = [];
  private ended = false;

  /** Ties a disposable to this store and returns it. Added to a store that has ended, it ends at once. */
  add<T extends Disposable>(member: T): T {
    if (this.ended) void member.dispose();
    else this.members.push(member);
    return member;
  }

  get size(): number {
    return this.members.length;
  }

  async dispose(): Promise<void> {
    this.ended = true;
    const faults: unknown[] = [];
    for (let member = this.members.pop(); member; member = this.members.pop()) {
      try {
        await member.dispose();
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, 'disposables failed to end');
  }
}
