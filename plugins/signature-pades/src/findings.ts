/** What PAdES adds to the findings of CMS. */
import type { Localized } from '@sealwright/core/api';
import { defects as cmsDefects, warnings as cmsWarnings } from '@sealwright/crypto/cms';

const say = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

export const warnings = {
  ...cmsWarnings,
  claimedTimeInside: say(
    '签名属性中含有 signing-time，而 PAdES 规定时间只写在 /M 中（ETSI EN 319 142-1，6.3）。',
    'The signature carries a signing-time attribute, which PAdES forbids: the time belongs in /M (ETSI EN 319 142-1, 6.3).',
  ),
  signingCertificateMissing: say(
    '缺少 PAdES 要求的 signing-certificate 属性（ETSI EN 319 142-1，6.3）。',
    'The signing-certificate attribute that PAdES requires is missing (ETSI EN 319 142-1, 6.3).',
  ),
} as const;

export const defects = {
  ...cmsDefects,
  timestampInstead: say(
    '在签名的位置上是时间戳，时间戳不是签名（ISO 32000-2，12.8.5）。',
    'A timestamp stands in place of the signature; it is none (ISO 32000-2, 12.8.5).',
  ),
  timestampTypeWrong: say('文档时间戳不是 RFC 3161 时间戳。', 'The document timestamp is no RFC 3161 timestamp.'),
} as const;
