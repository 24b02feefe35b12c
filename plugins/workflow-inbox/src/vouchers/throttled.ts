import { Emitter, type Event, toDisposable } from '@sealwright/core/api';

/** Fires at once and then at most once in so many milliseconds; what came in between is told at their end. */
export function throttled(event: Event<unknown>, milliseconds: number): Event<void> {
  return (listener) => {
    const out = new Emitter<void>();
    const telling = out.event(listener);
    let timer: NodeJS.Timeout | undefined;
    let isDue = false;
    const pause = () => {
      timer = setTimeout(() => {
        timer = undefined;
        if (!isDue) return;
        isDue = false;
        pause();
        out.fire();
      }, milliseconds).unref();
    };
    const listening = event(() => {
      if (timer) {
        isDue = true;
        return;
      }
      pause();
      out.fire();
    });
    return toDisposable(async () => {
      clearTimeout(timer);
      await listening.dispose();
      await telling.dispose();
    });
  };
}
