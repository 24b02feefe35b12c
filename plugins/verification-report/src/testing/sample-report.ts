import type { CertificateDetails, DocumentReport, ReportOrder, SignatureReport } from '@sealwright/core/api';

const say = (zh: string, en: string) => ({ 'zh-CN': zh, en });

/** What no page may take for markup, and no line may turn round. */
export const HOSTILE = `<script>alert(1)</script>"'&<img src=x onerror=alert(2)>\u202egnp.exe`;

export const signature: SignatureReport = {
  fields: ['Signature1'],
  format: 'PAdES B-T',
  subFilter: 'ETSI.CAdES.detached',
  kind: 'signature',
  integrity: 'valid-with-later-changes',
  trust: 'trusted',
  sentence: say('由“示例公司”签署，签名有效。', 'Signed by 示例公司; the signature is valid.'),
  steps: [
    { id: 'format', state: 'passed', sentence: say('签名格式：PAdES B-T，SHA-256。', 'Format: PAdES B-T, SHA-256.') },
    {
      id: 'coverage',
      state: 'passed',
      sentence: say('签名覆盖签署时的整个文件。', 'It covers the whole file as it was.'),
    },
    { id: 'digest', state: 'passed', sentence: say('文档摘要一致。', 'The digest of the document fits.') },
    { id: 'signature-value', state: 'passed', sentence: say('签名值正确。', 'The signature value is right.') },
    {
      id: 'signing-certificate',
      state: 'passed',
      sentence: say('签名与签名者证书绑定。', 'It is bound to the certificate.'),
    },
    { id: 'later-changes', state: 'passed', sentence: say('签署后有允许的改动。', 'Permitted changes after it.') },
    { id: 'timestamp', state: 'passed', sentence: say('时间戳正确且可信。', 'The timestamp fits and is trusted.') },
    { id: 'certificate-chain', state: 'passed', sentence: say('证书链可信。', 'The certificate chain is trusted.') },
    { id: 'revocation', state: 'not-checked', sentence: say('未查询吊销状态。', 'Revocation was not checked.') },
  ],
  signer: {
    subject: HOSTILE,
    issuer: '示例根证书',
    serial: '01',
    notBefore: new Date('2025-01-01T00:00:00Z'),
    notAfter: new Date('2027-01-01T00:00:00Z'),
    sha256: 'a'.repeat(64),
  },
  chain: [],
  certificates: [],
  digestAlgorithm: 'SHA-256',
  claimedTime: new Date('2026-01-09T01:43:00Z'),
  timestamp: { time: new Date('2026-01-09T01:44:00Z'), authority: '示例时间戳机构', trusted: true },
  claims: { reason: HOSTILE },
  coverage: { kind: 'revision', end: 81_920 },
  laterChanges: [{ kind: 'annotation-added', page: 1, detail: 'Text' }],
};

const certificate: CertificateDetails = {
  summary: signature.signer!,
  fields: [{ title: say('使用者', 'Subject'), value: `CN = ${HOSTILE}\nO = 示例 😀` }],
};

export function documentReport(change: Partial<DocumentReport> = {}): DocumentReport {
  return {
    input: '/documents/contract.pdf',
    checkedAt: new Date('2026-11-23T08:00:00Z'),
    basis: { anchors: 2, revocation: false },
    sha256: 'b'.repeat(64),
    sm3: 'c'.repeat(64),
    size: 90_000,
    signatures: [signature],
    emptyFields: ['第二方签章'],
    sentence: say('1 个签名有效。', 'The signature is valid.'),
    ...change,
  };
}

export function reportOrder(change: Partial<DocumentReport> = {}): Omit<ReportOrder, 'path' | 'locale'> {
  return { report: documentReport(change), name: '采购合同.pdf', certificates: [certificate], version: '1.2.3' };
}
