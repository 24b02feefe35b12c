import { encodeElement, objectIdentifier, sequence } from '@sealwright/crypto/asn1';
import { OpensslPki, type Party, SM2_KEY } from '@sealwright/crypto/testing';
import { type Certificate, parseCertificate } from '@sealwright/crypto/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateDetails } from './certificate-details.ts';

let pki: OpensslPki;
let sm2: Party;
let rsa: Party;

beforeAll(() => {
  pki = new OpensslPki('SM2');
  sm2 = pki.issue('国密公司', SM2_KEY, 'signer', [
    'extendedKeyUsage = clientAuth, 1.3.6.1.5.5.7.3.36, 1.2.3.4.5',
    'subjectAltName = email:li@example.cn, DNS:example.cn, IP:10.0.0.1, dirName:other',
    'certificatePolicies = 1.2.156.112559.1.1, 2.5.29.32.0',
    'authorityInfoAccess = OCSP;URI:http://ocsp.example.cn/, caIssuers;URI:http://ca.example.cn/ca.cer',
    'crlDistributionPoints = URI:http://crl.example.cn/1.crl, URI:ldap://crl.example.cn/cn=1',
    // GB/T 20518: identity codes, and what a CA made up for itself.
    '1.2.156.10260.4.1.1 = ASN1:IMPLICIT:0,PRINTABLESTRING:440101199001011234',
    '1.2.156.10260.4.1.5 = ASN1:PRINTABLESTRING:91440000MA0000000X',
    '1.3.6.1.4.1.18760.1.1 = ASN1:UTF8:NETCA@0001',
    '1.2.3.4 = DER:020101',
    '[other]',
    'O = Other',
  ]);
  rsa = pki.issue('RSA', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']);
});
afterAll(() => pki.dispose());

/** Titles and values, in English where there are words. */
function rows(certificate: Certificate): Record<string, string> {
  const { fields } = certificateDetails(certificate);
  return Object.fromEntries(fields.map(({ title, value }) => [title.en, typeof value === 'string' ? value : value.en]));
}

const of = ({ chain }: Party, index = 0) => parseCertificate(chain[index]!)!;

describe('the rows of a certificate', () => {
  it('tell all that stands in it', () => {
    const { summary } = certificateDetails(of(sm2));
    expect(rows(of(sm2))).toMatchObject({
      Subject: 'C = CN\nO = 测试公司\nCN = 国密公司',
      Issuer: 'C = CN\nO = Test Authority\nCN = Test CA',
      'Serial number': summary.serial.toUpperCase(),
      'Public key': 'SM2 (256 bits)',
      'Signature algorithm': 'SM2 + SM3',
      'Key usage': 'Digital signature, Non-repudiation',
      'Extended key usage': 'Client authentication, Document signing, 1.2.3.4.5',
      'Subject alternative names': 'li@example.cn\nexample.cn\n10.0.0.1\nO = Other',
      'Certificate policies': '1.2.156.112559.1.1\n2.5.29.32.0',
      'OCSP address': 'http://ocsp.example.cn/',
      'Issuer certificate address': 'http://ca.example.cn/ca.cer',
      'CRL distribution points': 'http://crl.example.cn/1.crl\nldap://crl.example.cn/cn=1',
      'Personal identity code': '440101199001011234',
      'Taxation number': '91440000MA0000000X',
      'Extension 1.3.6.1.4.1.18760.1.1': 'NETCA@0001',
      'Extension 1.2.3.4': '0201 01',
      Version: 'V3',
    });
    expect(rows(of(rsa))).toMatchObject({ 'Public key': 'RSA (2048 bits)', 'Signature algorithm': 'SM2 + SM3' });
    expect(rows(of(rsa, 1))).toMatchObject({ 'Basic constraints': 'Certification authority' });
  });

  it('agree with openssl on serial number, key identifier and fingerprints', () => {
    const openssl = (...args: string[]) =>
      pki.run('x509', '-in', sm2.certificateFile, '-noout', ...args).replace(/^[^=]*=|[:\s]/g, '');
    const found = rows(of(sm2));
    const compact = (title: string) => found[title]?.replaceAll(' ', '');
    expect(compact('Serial number')).toBe(openssl('-serial'));
    for (const hash of ['SHA-1', 'SHA-256', 'SM3'])
      expect(compact(`Fingerprint (${hash})`)).toBe(openssl('-fingerprint', `-${hash.replace('-', '').toLowerCase()}`));
    expect(pki.run('x509', '-in', sm2.certificateFile, '-noout', '-ext', 'subjectKeyIdentifier')).toContain(
      compact('Subject key identifier')?.match(/../g)?.join(':'),
    );
  });

  it('are in words of both languages', () => {
    const { fields } = certificateDetails(of(sm2));
    const usage = fields.find(({ title }) => title['zh-CN'] === '密钥用法');
    expect(usage?.value).toEqual({ 'zh-CN': '数字签名、防抵赖', en: 'Digital signature, Non-repudiation' });
  });

  it.each([
    ['rubbish', Buffer.from('ffffffff', 'hex')],
    ['deep nesting', Buffer.alloc(60_000, Buffer.from('a080', 'hex'))],
    ['a string that is none', Buffer.from('0c05', 'hex')],
  ])('show an extension of %s by its octets', (_, value) => {
    for (const oid of ['1.2.156.10260.4.1.1', '2.5.29.17', '2.5.29.31', '2.5.29.32', '1.3.6.1.5.5.7.1.1']) {
      const certificate = { ...of(sm2), extensions: [{ oid, critical: false, value }] };
      const { fields } = certificateDetails(certificate);
      const shown = fields.find(({ value: text }) => typeof text === 'string' && /^(FFFF|A080|0C05)/.test(text));
      expect(shown?.monospace).toBe(true);
    }
  });

  it('keep to their lines whatever a name holds', () => {
    const value = encodeElement(12, [Buffer.from('a\nb\u202ec')]);
    const name = sequence(encodeElement(0x31, [sequence(objectIdentifier('2.5.4.3'), value)]));
    const alternative = sequence(encodeElement(0xa4, [name]), encodeElement(0x82, [Buffer.from('x\r\ny')]));
    const certificate = { ...of(sm2), extensions: [{ oid: '2.5.29.17', critical: false, value: alternative }] };
    expect(rows(certificate)['Subject alternative names']).toBe('CN = a b c\nx  y');
  });
});
