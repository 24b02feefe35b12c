import { defineError } from '@sealwright/core/api';

export const AnchorUnreadable = defineError<{ number: number }>('verification.anchor-unreadable', {
  'zh-CN': '第 {number} 张受信任证书无法读取。',
  en: 'Trusted certificate {number} cannot be read.',
});

export const TrustFileUnreadable = defineError<{ path: string }>('verification.trust-file-unreadable', {
  'zh-CN': '{path} 中没有可读取的证书。',
  en: '{path} holds no certificate that can be read.',
});

export const CrlUnreadable = defineError<{ number: number }>('verification.crl-unreadable', {
  'zh-CN': '第 {number} 份吊销列表无法读取。',
  en: 'CRL {number} cannot be read.',
});

export const RootMissing = defineError('verification.root-missing', {
  'zh-CN': '文档的签名中已没有这张根证书，请重新验证后再试。',
  en: 'The signatures of the document do not hold this root certificate any more. Verify again and retry.',
});

export const CertificateUnreadable = defineError('verification.certificate-unreadable', {
  'zh-CN': '证书无法读取：内容不完整或已损坏。',
  en: 'The certificate cannot be read: it is incomplete or damaged.',
});
export const ReportsMissing = defineError('verification.reports-missing', {
  'zh-CN': '无法生成验证报告：提供该功能的插件已停用。请在“安装管理”中启用“验证报告”。',
  en: 'No report can be made: the plugin for it is disabled. Enable "Verification reports" in the install manager.',
});
