import type { Locale } from '@sealwright/core/api';
import type { Theme } from '@sealwright/ui';

/** Kept in the page's own storage, because it is needed before the plugin host answers. `public/first-paint.js` reads it, too. */
const KEY = 'sealwright.appearance';

export interface RememberedAppearance {
  readonly theme: Theme | undefined;
  readonly locale: Locale | undefined;
}

export function rememberedAppearance(): RememberedAppearance {
  const { lang, dataset } = document.documentElement;
  return { theme: dataset.theme as Theme | undefined, locale: lang as Locale };
}

export function rememberAppearance(appearance: RememberedAppearance): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(appearance));
  } catch {
    // Storage that is full or forbidden costs no more than a first frame in the system's colours.
  }
}
