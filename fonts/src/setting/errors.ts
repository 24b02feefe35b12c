import { defineError } from '@sealwright/core/api';

export const CharacterMissing = defineError<{ character: string }>('fonts.character-missing', {
  'zh-CN': '字体中没有字符“{character}”，请换一个字。',
  en: 'The font has no character "{character}". Please use another.',
});
