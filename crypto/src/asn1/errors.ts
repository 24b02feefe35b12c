import { defineError } from '@sealwright/core/api';

export const Asn1Unreadable = defineError('asn1.unreadable', {
  'zh-CN': '签名数据无法解析：结构不完整或已损坏。',
  en: 'The signature data cannot be read: its structure is incomplete or damaged.',
});
