import type { CertificateDetails, Fact } from '@sealwright/core/api';
import { digestOf } from '@sealwright/crypto/hash';
import type { Certificate } from '@sealwright/crypto/x509';
import { algorithmTitle, publicKeyTitle } from './algorithm-titles.ts';
import { extensionFields } from './extension-fields.ts';
import { field, inGroups } from './field.ts';
import { nameLines } from './name-lines.ts';
import { timeText } from './time-text.ts';

/** All that stands in a certificate (RFC 5280, 4.1), in the order in which CAs print it. */
export function certificateDetails(certificate: Certificate): CertificateDetails {
  const { issuerName, subjectName, notBefore, notAfter, publicKey, signatureAlgorithm, version, summary } = certificate;
  return {
    summary,
    fields: [
      field('使用者', 'Subject', nameLines(subjectName.attributes)),
      field('颁发者', 'Issuer', nameLines(issuerName.attributes)),
      field('序列号', 'Serial number', summary.serial.toUpperCase(), 'monospace'),
      field('生效时间', 'Valid from', timeText(notBefore)),
      field('到期时间', 'Valid to', timeText(notAfter)),
      field('公钥', 'Public key', publicKeyTitle(publicKey)),
      field('签名算法', 'Signature algorithm', algorithmTitle(signatureAlgorithm)),
      ...extensionFields(certificate),
      field('版本', 'Version', `V${version}`),
      ...fingerprints(certificate),
    ],
  };
}

function fingerprints({ der }: Certificate): Fact[] {
  return (['sha1', 'sha256', 'sm3'] as const).map((hash) => {
    const name = hash.toUpperCase().replace('SHA', 'SHA-');
    return field(`指纹（${name}）`, `Fingerprint (${name})`, inGroups(digestOf(hash, der)), 'monospace');
  });
}
