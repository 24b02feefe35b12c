import { type Event, toDisposable } from '@sealwright/core/api';

/** Fires all the time, for what tells of no change itself. */
export function everySoOften(milliseconds: number): Event<void> {
  return (listener) => {
    const timer = setInterval(() => listener(), milliseconds);
    return toDisposable(() => clearInterval(timer));
  };
}
