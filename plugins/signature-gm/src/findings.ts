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
  seal: {
    'value-not-der': say(
      '电子印章中制章者签名值的编码不规范（GM/T 0009，7.3），其他软件可能无法验证。',
      "The maker's signature value in the electronic seal is not encoded as it should be (GM/T 0009, 7.3); other programs may refuse it.",
    ),
    'empty-id': say(
      '电子印章制作时没有使用标准规定的用户标识（GB/T 35276，10），其他软件可能判为无效。',
      'The electronic seal was made without the user ID of the standard (GB/T 35276, 10); other programs may call it invalid.',
    ),
  },
} as const;

export const defects = {
  otherRange: say(
    '签章声明的保护范围与实际覆盖的范围不一致。',
    'The range that the signature says it protects is not the one that it covers.',
  ),
} as const;
