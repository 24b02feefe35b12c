import { type Event, toDisposable } from '@sealwright/core/api';

/** Fires when any of them does. */
export function anyOf(...events: readonly Event<unknown>[]): Event<void> {
  return (listener) => {
    const listening = events.map((event) => event(() => listener()));
    return toDisposable(async () => {
      for (const each of listening) await each.dispose();
    });
  };
}

/** Fires all the time, for what tells of no change itself. */
export function everySoOften(milliseconds: number): Event<void> {
  return (listener) => {
    const timer = setInterval(() => listener(), milliseconds);
    return toDisposable(() => clearInterval(timer));
  };
}
