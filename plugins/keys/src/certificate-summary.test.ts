import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CN, certificateShape, O } from './certificate.fixture.ts';
import { CertificateUnreadable, summariseCertificate } from './certificate-summary.ts';

const holder = (tag: number, octets: string) =>
  summariseCertificate(certificateShape({ subject: [[CN, { tag, octets: Buffer.from(octets, 'hex') }]] })).subject;

const UTF8 = 12;
const PRINTABLE = 19;
const TELETEX = 20;
const IA5 = 22;
const UNIVERSAL = 28;
const BMP = 30;

describe('names are read', () => {
  test.each([
    ['UTF8String', UTF8, 'e5bca0e4b889', '张三'],
    ['BMPString', BMP, '5f204e09', '张三'],
    ['BMPString that ends in the middle of a character', BMP, '5f204e', '张'],
    ['BMPString with a surrogate pair', BMP, 'd842dfb7', '𠮷'],
    ['UniversalString', UNIVERSAL, '00005f2000020bb7', '张𠮷'],
    ['PrintableString', PRINTABLE, '5a68616e672053616e', 'Zhang San'],
    ['IA5String', IA5, '6140622e636e', 'a@b.cn'],
    ['TeletexString that holds GBK', TELETEX, 'd5c5c8fd', '张三'],
    ['TeletexString that holds UTF-8', TELETEX, 'e5bca0e4b889', '张三'],
    ['TeletexString that holds Latin-1', TELETEX, '4d61fc', 'Maü'],
    ['PrintableString that holds GBK', PRINTABLE, 'd5c5c8fd', '张三'],
    ['UTF8String that holds GBK', UTF8, 'd5c5c8fd', '张三'],
    ['empty UTF8String', UTF8, '', ''],
  ])('%s', (_, tag, octets, expected) => expect(holder(tag, octets)).toBe(expected));
});

describe('a summary', () => {
  const subject = [[O, '测试公司'] as const, [CN, '张三'] as const];

  test('tells holder, organisation, issuer, serial and dates', () => {
    const notBefore = new Date('2024-09-05T01:02:03Z');
    const notAfter = new Date('2055-09-05T01:02:03Z');
    const issuer = [[O, '网证通'] as const, [CN, 'NETCA'] as const];
    const der = certificateShape({ subject, issuer, serial: '00ab01', notBefore, notAfter });
    expect(summariseCertificate(der)).toMatchObject({
      subject: '张三',
      organisation: '测试公司',
      issuer: 'NETCA',
      serial: 'ab01',
      notBefore,
      notAfter,
    });
  });

  test('reads version 1 certificates', () => {
    expect(summariseCertificate(certificateShape({ subject, version1: true })).subject).toBe('张三');
  });

  test('falls back to what tells most where there is no common name', () => {
    const only = (...attributes: [string, string][]) => summariseCertificate(certificateShape({ subject: attributes }));
    expect(only([O, '测试公司'], ['2.5.4.11', '财务部'])).toMatchObject({ subject: '测试公司' });
    expect(only([O, '测试公司'])).not.toHaveProperty('organisation');
    expect(only(['2.5.4.11', '财务部'])).toMatchObject({ subject: '财务部' });
    expect(only(['2.5.4.12', 'title'])).toMatchObject({ subject: 'title' });
    expect(only()).toMatchObject({ subject: '' });
  });

  test('of several common names shows the most specific', () => {
    const der = certificateShape({
      subject: [
        [CN, '部门'],
        [CN, '张三'],
      ],
    });
    expect(summariseCertificate(der).subject).toBe('张三');
  });

  test('refuses what is no certificate, cut off at every length', () => {
    const der = certificateShape({ subject });
    for (let length = 0; length < der.length; length += 1) {
      expect(() => summariseCertificate(der.subarray(0, length))).toThrow(CertificateUnreadable.code);
    }
    expect(() => summariseCertificate(Buffer.alloc(100_000, Buffer.from('3080', 'hex')))).toThrow(
      CertificateUnreadable.code,
    );
  });
});

test.each(['utf8only', 'pkix'])('what openssl issues with string mask %s is read as Node reads it', (mask) => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-names-'));
  try {
    writeFileSync(join(folder, 'config'), `[req]\nstring_mask=${mask}\nutf8=yes\ndistinguished_name=dn\n[dn]\n`);
    const args = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-utf8',
      '-days',
      '9',
    ];
    args.push('-config', 'config', '-subj', '/C=CN/O=测试公司/CN=张三', '-keyout', 'key', '-out', 'certificate');
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
    const certificate = new X509Certificate(readFileSync(join(folder, 'certificate')));
    const summary = summariseCertificate(certificate.raw);
    expect(summary).toEqual({
      subject: '张三',
      organisation: '测试公司',
      issuer: '张三',
      serial: certificate.serialNumber.toLowerCase().replace(/^(00)+/, ''),
      notBefore: new Date(certificate.validFrom),
      notAfter: new Date(certificate.validTo),
      sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
