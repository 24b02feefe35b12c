import { defineError } from '@sealwright/core/api';

export const NotJson = defineError('settings-editor.not-json', {
  'zh-CN': '内容不是完整的 JSON，没有保存。请先改正标出的错误。',
  en: 'The text is not complete JSON and was not saved. Correct the marked faults first.',
});
