import { defineView } from '@sealwright/ui';
import { languages, themes } from './view/choices.ts';
import { LanguageItem } from './view/language-item.tsx';

export default defineView({
  activate({ workbench, command, statusItem }) {
    for (const theme of themes) {
      command(`appearance.theme-${theme}`, () => workbench.setSetting('appearance.theme', theme));
    }
    for (const { value } of languages) {
      command(`appearance.language-${value}`, () => workbench.setSetting('appearance.language', value));
    }
    statusItem('appearance.language', LanguageItem);
  },
});
