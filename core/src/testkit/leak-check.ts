import { type Disposable, type DisposableTracker, trackDisposables } from '../api/index.ts';

/** Where disposables that are still alive were made. Tracking is process-wide: hosts that live at the same time share it. */
const alive = new Map<Disposable, string>();
let watchers = 0;
let previous: DisposableTracker | undefined;

const tracker: DisposableTracker = {
  created(disposable) {
    alive.set(disposable, placeOfCaller(new Error().stack));
    previous?.created(disposable);
  },
  disposed(disposable) {
    alive.delete(disposable);
    previous?.disposed(disposable);
  },
};

/**
 * Watches the disposables made from now on. The returned function ends the watch and throws an error that names where
 * each one that is still alive was made; while other watches go on, it leaves the verdict to the last of them.
 */
export function watchDisposables(): () => void {
  if (watchers++ === 0) previous = trackDisposables(tracker);
  return () => {
    if (--watchers > 0) return;
    trackDisposables(previous);
    const places = [...alive.values()];
    alive.clear();
    if (places.length > 0) {
      throw new Error(`${places.length} disposable(s) were never disposed, made at:\n${places.join('\n---\n')}`);
    }
  };
}

/** The stack without the frames of the tracking itself: the Error line, `created` and `toDisposable`. */
function placeOfCaller(stack = ''): string {
  return stack.split('\n').slice(3, 8).join('\n');
}
