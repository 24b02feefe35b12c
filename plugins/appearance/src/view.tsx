import { defineView } from '@sealwright/ui';
import { languages, themes } from './view/choices.ts';
import { LanguageItem } from './view/language-item.tsx';
import { ThemeItem } from './view/theme-item.tsx';

export default defineView({
  activate({ workbench, command, statusItem }) {
    for (const { value } of themes) {
      command(`appearance.theme-${value}`, () => workbench.setSetting('appearance.theme', value));
    }
    for (const { value } of languages) {
      command(`appearance.language-${value}`, () => workbench.setSetting('appearance.language', value));
    }
    statusItem('appearance.theme', ThemeItem);
    statusItem('appearance.language', LanguageItem);
  },
});
