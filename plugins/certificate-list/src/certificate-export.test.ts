import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CertificateChecks, CertificateSummary, WriteOptions } from '@sealwright/core/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CertificateExport, type ExportOrder } from './certificate-export.ts';

let folder: string;
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
const der = (name: string) => new Uint8Array(readFileSync(join(folder, `${name}.der`)));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-export-'));
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-utf8', '-days', '9'];
  openssl('req', '-x509', ...key, '-subj', '/CN=测试根', '-keyout', 'root.key', '-out', 'root.pem');
  openssl('req', ...key, '-new', '-subj', '/CN=张三', '-keyout', 'own.key', '-out', 'own.req');
  openssl('x509', '-req', '-in', 'own.req', '-CA', 'root.pem', '-CAkey', 'root.key', '-days', '9', '-out', 'own.pem');
  for (const name of ['root', 'own']) openssl('x509', '-in', `${name}.pem`, '-outform', 'DER', '-out', `${name}.der`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const summary = { subject: '张三' } as CertificateSummary;
const checks: CertificateChecks = {
  // The device holds its own certificate alone; the issuer's is known from elsewhere.
  check: async ({ chain }) => ({
    trust: 'trusted',
    sentence: { 'zh-CN': '可信。', en: 'Trusted.' },
    path: [chain[0]!, der('root')].map((each) => ({
      ...{ certificate: summary, der: each, validity: 'valid', isAnchor: false },
      revocation: { state: 'not-checked', sentence: { 'zh-CN': '', en: '' } },
    })),
  }),
  details: () => ({
    summary,
    fields: [
      { title: { 'zh-CN': '持有人', en: 'Subject' }, value: 'CN=张三\nO=测试公司' },
      { title: { 'zh-CN': '用途', en: 'Use' }, value: { 'zh-CN': '签名', en: 'signing' } },
    ],
  }),
};

/** Gives the path of what was written, and how. */
async function exported(order: Partial<ExportOrder> & Pick<ExportOrder, 'format'>) {
  const path = join(folder, `exported.${order.format}`);
  const asked: (WriteOptions | undefined)[] = [];
  const files = {
    async write(target: string, chunks: AsyncIterable<Uint8Array>, options?: WriteOptions) {
      asked.push(options);
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks) parts.push(chunk);
      const commit = async () => writeFileSync(target, Buffer.concat(parts));
      return { path: target, size: 0, commit, discard: async () => {} };
    },
  };
  const whole = { path, overwrite: false, locale: 'zh-CN', ...order } as const;
  await new CertificateExport(checks, files).export([der('own')], whole, new AbortController().signal);
  return { path, asked };
}

test.each(['cer', 'pem'] as const)('openssl reads the .%s file as the same certificate', async (format) => {
  const { path } = await exported({ format });
  const encoding = format === 'cer' ? 'DER' : 'PEM';
  const fingerprint = openssl('x509', '-inform', encoding, '-in', path, '-noout', '-fingerprint', '-sha256');
  expect(fingerprint).toBe(openssl('x509', '-in', 'own.pem', '-noout', '-fingerprint', '-sha256'));
});

test('openssl finds the whole chain in the .p7b file', async () => {
  const { path } = await exported({ format: 'p7b' });
  const found = openssl('pkcs7', '-inform', 'DER', '-in', path, '-print_certs', '-outform', 'PEM');
  const certificates = found.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  const originals = ['own.pem', 'root.pem'].map((name) => readFileSync(join(folder, name), 'utf8').trim());
  expect([...certificates].sort()).toEqual(originals.sort());
});

test('openssl cms takes it as well-formed SignedData', async () => {
  const { path } = await exported({ format: 'p7b' });
  const print = openssl('cms', '-cmsout', '-print', '-noout', '-inform', 'DER', '-in', path);
  expect(print).toMatch(/pkcs7-signedData/);
  expect(print).toMatch(/signerInfos:\s*<EMPTY>/);
});

test('the text says what the page shows, in the language of the user, and ends with the certificate', async () => {
  const zh = readFileSync((await exported({ format: 'txt' })).path, 'utf8');
  expect(zh).toMatch(/^持有人：CN=张三\n {4}O=测试公司\n用途：签名\n\n-----BEGIN CERTIFICATE-----\n/);
  const en = readFileSync((await exported({ format: 'txt', locale: 'en' })).path, 'utf8');
  expect(en).toMatch(/^Subject: CN=张三\n {4}O=测试公司\nUse: signing\n/);
});

test('a file is replaced only where its user was asked', async () => {
  const { asked } = await exported({ format: 'cer', overwrite: true });
  const { asked: again } = await exported({ format: 'cer' });
  expect([...asked, ...again].map((options) => options?.overwrite)).toEqual([true, false]);
});
