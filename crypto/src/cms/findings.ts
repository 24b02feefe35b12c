/** What an inspection of CMS says about deviations, in the words of the report. */
import type { Localized } from '@sealwright/core/api';

const say = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

export const warnings = {
  weakDigest: (name: string) =>
    say(`使用了已不安全的摘要算法 ${name}。`, `The digest algorithm ${name} is no longer safe.`),
  attributesUnsorted: say(
    '签名属性未按 DER 排序（RFC 5652，5.4）。',
    'The signed attributes are not in DER order (RFC 5652, 5.4).',
  ),
  signerMissing: say('签名中没有签名者的证书。', "The signature does not hold the signer's certificate."),
  algorithmUnsupported: (name: string) =>
    say(
      `不支持签名算法 ${name}，无法验证签名值。`,
      `The signature value cannot be verified: ${name} is not supported.`,
    ),
  sm2: {
    'value-not-der': say(
      'SM2 签名值的编码不规范（GM/T 0009，7.3），其他软件可能无法验证。',
      'The SM2 signature value is not encoded as it should be (GM/T 0009, 7.3); other programs may refuse it.',
    ),
    'empty-id': say(
      '签名时没有使用标准规定的用户标识（GB/T 35276，10），其他软件可能判为无效。',
      'It was signed without the user ID of the standard (GB/T 35276, 10); other programs may call it invalid.',
    ),
  },
  timestampUnreadable: say('签名时间戳无法解析。', 'The signature timestamp cannot be read.'),
  timestampUnjudged: say(
    '签名时间戳中没有时间戳机构的证书，或其算法不受支持，无法验证。',
    "The signature timestamp cannot be verified: it lacks its authority's certificate or uses an unsupported algorithm.",
  ),
  timestampWrong: say(
    '签名时间戳与本签名不符，不能证明签名时间。',
    'The signature timestamp does not fit this signature and proves no time.',
  ),
  timestampPurpose: say(
    '时间戳证书未按规定限定为时间戳用途（RFC 3161，2.3）。',
    'The timestamp certificate is not limited to timestamping as required (RFC 3161, 2.3).',
  ),
} as const;

export const defects = {
  noSigner: say('CMS 中没有签名者信息。', 'The CMS data names no signer.'),
  severalSigners: say(
    'PDF 签名只允许一个签名者，此处有多个（ISO 32000-2，12.8.3.3）。',
    'A PDF signature has one signer; this one has several (ISO 32000-2, 12.8.3.3).',
  ),
  contentInside: say(
    '分离式签名不应包含被签内容（ISO 32000-2，12.8.3.3）。',
    'A detached signature must not hold content of its own (ISO 32000-2, 12.8.3.3).',
  ),
  contentTypeWrong: say(
    'content-type 属性与内容类型不符（RFC 5652，11.1）。',
    'The content-type attribute differs from the content type (RFC 5652, 11.1).',
  ),
  messageDigestMissing: say(
    '签名属性缺少唯一的 message-digest（RFC 5652，11.2）。',
    'The signed attributes lack their one message-digest (RFC 5652, 11.2).',
  ),
  digestAlgorithmWrong: (name: string) =>
    say(
      `摘要算法字段填写的是 ${name}，不是摘要算法。`,
      `The digest algorithm field names ${name}, which is no digest algorithm.`,
    ),
  digestsDiffer: (digest: string, signature: string) =>
    say(
      `摘要算法 ${digest} 与签名算法所用的 ${signature} 不一致（RFC 8933，3）。`,
      `The digest algorithm ${digest} differs from the signature algorithm's ${signature} (RFC 8933, 3).`,
    ),
  maskDiffers: say(
    'RSASSA-PSS 的掩码函数使用了不同的摘要算法（RFC 4055，3.1）。',
    "The mask function of RSASSA-PSS uses a digest other than the signature's (RFC 4055, 3.1).",
  ),
  signingCertificateWrong: say(
    'signing-certificate 属性指向另一张证书（RFC 5035）。',
    'The signing-certificate attribute names another certificate (RFC 5035).',
  ),
} as const;
