import { type Disposable, type Localized, toDisposable } from '@sealwright/core/api';
import type { StampModeView } from '@sealwright/ui';

/** What the window knows of the stamp modes: their titles from the host, the rest from their own views. */
export class SigningModes {
  private readonly views = new Map<string, StampModeView>();
  private titles: ReadonlyMap<string, Localized> = new Map();

  describe(mode: string, view: StampModeView): Disposable {
    this.views.set(mode, view);
    return toDisposable(() => {
      if (this.views.get(mode) === view) this.views.delete(mode);
    });
  }

  view(mode: string): StampModeView | undefined {
    return this.views.get(mode);
  }

  isMode(id: string): boolean {
    return this.views.has(id);
  }

  setTitles(modes: readonly { readonly id: string; readonly title: Localized }[]): void {
    this.titles = new Map(modes.map(({ id, title }) => [id, title]));
  }

  title(mode: string): Localized {
    return this.titles.get(mode) ?? { 'zh-CN': mode, en: mode };
  }
}
