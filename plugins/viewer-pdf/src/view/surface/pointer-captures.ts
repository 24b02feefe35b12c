import { type Disposable, toDisposable } from '@sealwright/core/api';
import { createStore, type PointerCapture } from '@sealwright/ui';

/** Who has the pointers on the pages: the last one that asked. One that loses them, or is cancelled, is told so once. */
export class PointerCaptures {
  readonly store = createStore<{ readonly active: PointerCapture | undefined }>(() => ({ active: undefined }));
  private readonly stack: PointerCapture[] = [];

  add(handlers: PointerCapture): Disposable {
    const before = this.stack.at(-1);
    this.stack.push(handlers);
    this.show();
    before?.cancel?.();
    return toDisposable(() => {
      const index = this.stack.lastIndexOf(handlers);
      if (index >= 0) this.stack.splice(index, 1);
      this.show();
    });
  }

  /** The user wants out: returns whether anybody was there to hear it. */
  cancel(): boolean {
    const { active } = this.store.getState();
    active?.cancel?.();
    return active !== undefined;
  }

  clear(): void {
    const { active } = this.store.getState();
    this.stack.length = 0;
    this.show();
    active?.cancel?.();
  }

  private show(): void {
    this.store.setState({ active: this.stack.at(-1) });
  }
}
