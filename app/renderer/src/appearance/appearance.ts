import type { Locale, SettingValue } from '@sealwright/core/api';
import { createStore, type ReadableStore, type Theme } from '@sealwright/ui';
import { rememberAppearance, rememberedAppearance } from './remembered-appearance.ts';

export interface Appearance {
  readonly theme: ReadableStore<Theme>;
  readonly locale: ReadableStore<Locale>;
}

/**
 * Theme and language in force: of the settings `appearance.theme` and `appearance.language`, else of the system. Until
 * the settings are known, as the window was last.
 */
export function watchAppearance(settings: ReadableStore<Readonly<Record<string, SettingValue>>>): Appearance {
  const first = rememberedAppearance();
  const theme = createStore<Theme>(() => first.theme ?? systemTheme());
  const locale = createStore<Locale>(() => first.locale ?? systemLocale());
  const apply = () => {
    const { 'appearance.theme': chosenTheme, 'appearance.language': chosenLocale } = settings.getState();
    theme.setState(isTheme(chosenTheme) ? chosenTheme : systemTheme(), true);
    locale.setState(isLocale(chosenLocale) ? chosenLocale : systemLocale(), true);
    rememberAppearance({
      theme: isTheme(chosenTheme) ? chosenTheme : undefined,
      locale: isLocale(chosenLocale) ? chosenLocale : undefined,
    });
  };
  settings.subscribe(apply);
  for (const query of [DARK, CONTRAST]) matchMedia(query).addEventListener('change', apply);
  return { theme, locale };
}

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(prefers-contrast: more), (forced-colors: active)';

const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark' || value === 'high-contrast';
const isLocale = (value: unknown): value is Locale => value === 'zh-CN' || value === 'en';

function systemTheme(): Theme {
  if (matchMedia(CONTRAST).matches) return 'high-contrast';
  return matchMedia(DARK).matches ? 'dark' : 'light';
}

function systemLocale(): Locale {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
