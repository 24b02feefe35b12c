import { type CertificateSummary, defineError } from '@sealwright/core/api';
import { summariseCertificate as summarise } from '@sealwright/crypto/x509';

export const CertificateUnreadable = defineError('keys.certificate-unreadable', {
  'zh-CN': '密钥的证书无法读取。',
  en: 'The certificate of a key cannot be read.',
});

/** What lists show of a certificate. @throws `keys.certificate-unreadable` */
export function summariseCertificate(der: Uint8Array): CertificateSummary {
  const summary = summarise(der);
  if (!summary) throw CertificateUnreadable({});
  return summary;
}
