import type { RevocationStatus } from '@sealwright/core/api';

export const notAsked: RevocationStatus = {
  state: 'not-checked',
  sentence: { 'zh-CN': '未查询是否被吊销。', en: 'Whether it was revoked was not checked.' },
};
