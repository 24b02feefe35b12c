import { type Disposable, toDisposable } from './disposable.ts';

/** Subscribes a listener; the returned disposable ends the subscription. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** The sending end of an `Event`. A listener that throws is reported to `onFault` and does not keep the others from hearing. */
export class Emitter<T> {
  private readonly listeners = new Set<(value: T) => void>();
  private readonly onFault: (fault: unknown) => void;

  constructor(onFault: (fault: unknown) => void = () => {}) {
    this.onFault = onFault;
  }

  readonly event: Event<T> = (listener) => {
    const entry = (value: T) => listener(value);
    this.listeners.add(entry);
    return toDisposable(() => void this.listeners.delete(entry));
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(value);
      } catch (fault) {
        this.onFault(fault);
      }
    }
  }
}

/** Fires when any of them does. */
export function anyOf(...events: readonly Event<unknown>[]): Event<void> {
  return (listener) => {
    const listening = events.map((event) => event(() => listener()));
    return toDisposable(async () => {
      for (const each of listening) await each.dispose();
    });
  };
}
