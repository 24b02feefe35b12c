import { type Disposable, toDisposable } from '@sealwright/core/api';

/** Milliseconds. Timers of a computer that sleeps are late, so none is set for midnight. */
const INTERVAL = 30_000;

/** Calls now and then, and when the user comes back to the window: another day may have come. */
export function watchDay(look: () => void): Disposable {
  const timer = setInterval(look, INTERVAL);
  window.addEventListener('focus', look);
  return toDisposable(() => {
    clearInterval(timer);
    window.removeEventListener('focus', look);
  });
}
