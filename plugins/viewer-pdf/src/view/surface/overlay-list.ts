import { type Disposable, toDisposable } from '@sealwright/core/api';
import { createStore, type OverlayProps } from '@sealwright/ui';
import type { ComponentType } from 'react';

export interface Overlay {
  readonly key: number;
  readonly component: ComponentType<OverlayProps>;
  readonly order: number;
}

/** What is drawn over the pages, the nearest to the eye last. */
export class OverlayList {
  readonly store = createStore<readonly Overlay[]>(() => []);
  private last = 0;

  add({
    component,
    order = 0,
  }: {
    readonly component: ComponentType<OverlayProps>;
    readonly order?: number;
  }): Disposable {
    const overlay = { key: ++this.last, component, order };
    this.store.setState((list) => [...list, overlay].sort((a, b) => a.order - b.order || a.key - b.key), true);
    return toDisposable(() => this.store.setState((list) => list.filter((other) => other !== overlay), true));
  }

  clear(): void {
    this.store.setState([], true);
  }
}
