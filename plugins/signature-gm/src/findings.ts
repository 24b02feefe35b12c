import type { Localized } from '@sealwright/core/api';

const say = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

export const warnings = {
  signatureUnjudged: say(
    '签章者证书无法读取或算法不受支持，无法验证签章值。',
    "The signature value cannot be verified: the signer's certificate is unreadable or the algorithm not supported.",
  ),
  versionsDiffer: say(
    '签章与其电子印章的版本不一致（GB/T 38540，7.1）。',
    'The signature and its electronic seal are of different versions (GB/T 38540, 7.1).',
  ),
} as const;

export const defects = {
  otherRange: say(
    '签章声明的保护范围与实际覆盖的范围不一致。',
    'The range that the signature says it protects is not the one that it covers.',
  ),
} as const;
