import { type Disposable, toDisposable } from '@sealwright/core/api';
import { createStore, type ReadableStore } from '@sealwright/ui';

/** What a drag or an arrow key moves: a stamp on all of its pages, or on the one page alone. */
export class DragScope {
  /** Id of the stamp whose pages move one by one. */
  readonly single: ReadableStore<string | undefined>;
  private readonly store = createStore<string | undefined>(() => undefined);
  private isAltDown = false;

  constructor() {
    this.single = this.store;
  }

  choose(stamp: string, isSingle: boolean): void {
    if (isSingle) this.store.setState(stamp, true);
    else if (this.store.getState() === stamp) this.store.setState(undefined, true);
  }

  /** With Alt held, too. */
  isSingle(stamp: string): boolean {
    return this.isAltDown || this.store.getState() === stamp;
  }

  /** Follows the Alt key, of which the mode's `moved` is told nothing. */
  attend(target: Pick<Window, 'addEventListener' | 'removeEventListener'>): Disposable {
    const see = (event: Event) => {
      this.isAltDown = (event as KeyboardEvent | PointerEvent).altKey;
    };
    const events = ['pointerdown', 'pointermove', 'pointerup', 'keydown', 'keyup'];
    // Before those who act on the same events.
    for (const event of events) target.addEventListener(event, see, { capture: true });
    return toDisposable(() => {
      for (const event of events) target.removeEventListener(event, see, { capture: true });
    });
  }
}
