import { defineError } from '@sealwright/core/api';

export const SealVersionUnsupported = defineError<{ version: number }>('ses.version-unsupported', {
  'zh-CN': '不支持版本为 {version} 的电子印章（支持 1 至 5）。',
  en: 'Electronic seals of version {version} are not supported; 1 to 5 are.',
});
