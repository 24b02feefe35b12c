import { type Disposable, type Localized, toDisposable } from '@sealwright/core/api';
import type { ReadableStore, StampModeView } from '@sealwright/ui';
import { createStore } from 'zustand/vanilla';
import type { ModeEntry } from '../common-signing-rpc.ts';

interface Known {
  readonly views: ReadonlyMap<string, StampModeView>;
  readonly entries: ReadonlyMap<string, ModeEntry>;
}

/** What the window knows of the stamp modes: their titles from the host, the rest from their own views. */
export class SigningModes {
  /** For components that show what is known: it grows as the modes' code is loaded. */
  readonly state: ReadableStore<Known>;
  private readonly store = createStore<Known>(() => ({ views: new Map(), entries: new Map() }));

  constructor() {
    this.state = this.store;
  }

  describe(mode: string, view: StampModeView): Disposable {
    this.store.setState(({ views }) => ({ views: new Map([...views, [mode, view]]) }));
    return toDisposable(() => {
      if (this.view(mode) !== view) return;
      this.store.setState(({ views }) => ({ views: new Map([...views].filter(([id]) => id !== mode)) }));
    });
  }

  view(mode: string): StampModeView | undefined {
    return this.store.getState().views.get(mode);
  }

  isMode(id: string): boolean {
    const { views, entries } = this.store.getState();
    return views.has(id) || entries.has(id);
  }

  /** Modes that are not known yet are taken for such as most are. */
  needsSeal(mode: string): boolean {
    return this.store.getState().entries.get(mode)?.needsSeal ?? true;
  }

  setEntries(modes: readonly ModeEntry[]): void {
    this.store.setState({ entries: new Map(modes.map((entry) => [entry.id, entry])) });
  }

  title(mode: string): Localized {
    return this.store.getState().entries.get(mode)?.title ?? { 'zh-CN': mode, en: mode };
  }
}
