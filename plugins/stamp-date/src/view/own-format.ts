import { createStore, type ReadableStore } from '@sealwright/ui';

/** Whether the user has asked for a format of their own, which is one of those on offer until it is typed. */
export class OwnFormat {
  readonly isOpen: ReadableStore<boolean>;
  private readonly store = createStore(() => false);

  constructor() {
    this.isOpen = this.store;
  }

  open(isOpen: boolean): void {
    this.store.setState(isOpen, true);
  }
}
