import { defineError } from '@sealwright/core/api';

export const SigningCancelled = defineError('signing.cancelled', {
  'zh-CN': '签署已取消，文档未作改动。',
  en: 'The signing was cancelled; the document was not changed.',
});
