import {
  type CliInvocation,
  type DocumentFiles,
  type DocumentReport,
  memorySource,
  type SignatureReport,
  type VerificationRequest,
  type VerificationStep,
} from '@sealwright/core/api';
import { describe, expect, it } from 'vitest';
import { verifyCommand } from './cli-verify.ts';
import type { ReportQuestion } from './report-maker.ts';

const good: SignatureReport = {
  fields: ['seal'],
  format: 'PAdES B-B',
  subFilter: 'ETSI.CAdES.detached',
  kind: 'signature',
  integrity: 'valid',
  trust: 'not-checked',
  sentence: { 'zh-CN': '由“示例公司”签署。', en: 'Signed by 示例公司.' },
  steps: [{ id: 'digest', state: 'passed', sentence: { 'zh-CN': '摘要一致。', en: 'The digest fits.' } }],
  chain: [],
  certificates: [],
  claimedTime: new Date('2025-01-09T01:43:00Z'),
  coverage: { kind: 'whole-file', end: 100 },
  laterChanges: [],
};

/** A self-signed certificate without a use. */
const PEM = `-----BEGIN CERTIFICATE-----
MIIBdTCCARugAwIBAgIUeLKpE/vG+qWSHRyM5v7sS6jSLqQwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEUm9vdDAgFw0yNjExMjIxNzI4MjZaGA8yMTI2MTAyOTE3Mjgy
NlowDzENMAsGA1UEAwwEUm9vdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABAxF
PXHkCVM2JGGDn9UPshiwxh7wcLP3hbdnMfQ+rewXO0UOLOR+bKBDIGPiZJ14rONY
jEUwae0YPlJ/QEvv94CjUzBRMB0GA1UdDgQWBBRjvG/YZVKmvpfTq0gu3ayaibBd
iDAfBgNVHSMEGDAWgBRjvG/YZVKmvpfTq0gu3ayaibBdiDAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0gAMEUCIQCjwQzaJ04xTsj2IdOFnNCFsNa2y2Rpl67r
mnTN5RlOugIgQ7dWIqPRWmo+5Xk4wz1fxoUU8TEDSJpUpDaMNdXr6Ls=
-----END CERTIFICATE-----
`;

interface Scene {
  readonly signatures?: readonly Partial<SignatureReport>[];
  readonly options?: Record<string, unknown>;
  readonly files?: Record<string, Uint8Array>;
  readonly locale?: 'zh-CN' | 'en';
}

async function run({ signatures = [{}], options = {}, files = {}, locale = 'zh-CN' }: Scene) {
  const requests: VerificationRequest[] = [];
  const report: DocumentReport = {
    input: '/documents/contract.pdf',
    checkedAt: new Date('2026-01-01T00:00:00Z'),
    basis: { anchors: 0, revocation: false },
    sha256: '00',
    size: 100,
    signatures: signatures.map((change) => ({ ...good, ...change })),
    emptyFields: ['second'],
    sentence: { 'zh-CN': '结论。', en: 'Conclusion.' },
  };
  const verify = async (request: VerificationRequest) => {
    requests.push(request);
    return report;
  };
  const open: DocumentFiles['open'] = async (path) => ({
    ...memorySource(files[path] ?? new Uint8Array()),
    path,
    close: async () => {},
  });
  const made: ReportQuestion[] = [];
  const make = async (question: ReportQuestion) => {
    made.push(question);
    return report;
  };
  const command = verifyCommand({ verification: { verify }, files: { open }, reports: { make } });
  const invocation: CliInvocation = {
    arguments: ['contract.pdf'],
    options,
    extra: {},
    path: (path) => `/documents/${path}`,
    locale,
    signal: new AbortController().signal,
    secret: () => {
      throw new Error('no secret was expected');
    },
    progress: () => {},
  };
  return { requests, made, result: await command.run(invocation) };
}

const failed = async (scene: Scene) => (await run(scene)).result.failed;

describe('sealwright verify', () => {
  it('tells people in their language, and machines in JSON', async () => {
    const { requests, result } = await run({});
    expect(requests[0]?.input).toBe('/documents/contract.pdf');
    expect(result.text).toContain('由“示例公司”签署。');
    expect(result.text).toContain('✓ 摘要一致。');
    expect((await run({ locale: 'en' })).result.text).toContain('Empty fields: second');
    expect(result.json).toMatchObject({ signatures: [{ claimedTime: '2025-01-09T01:43:00.000Z' }] });
  });

  it('fails unless there are signatures and all of them are good', async () => {
    expect(await failed({})).toBe(false);
    expect(await failed({ signatures: [{ integrity: 'valid-with-later-changes' }] })).toBe(false);
    expect(await failed({ signatures: [] })).toBe(true);
    for (const integrity of ['modified', 'invalid', 'indeterminate'] as const)
      expect(await failed({ signatures: [{}, { integrity }] })).toBe(true);
  });

  it('reads trusted certificates from DER and PEM, and then asks for trust', async () => {
    const der = new Uint8Array(Buffer.from(PEM.replace(/-----.*-----|\s/g, ''), 'base64'));
    const scene = {
      options: { trust: 'a.pem,b.der' },
      files: { '/documents/a.pem': new Uint8Array(Buffer.from(PEM + PEM)), '/documents/b.der': der },
    };
    const { requests, result } = await run({ ...scene, signatures: [{ trust: 'trusted' }] });
    expect(requests[0]?.anchors?.map((anchor) => Buffer.compare(anchor, der))).toEqual([0, 0, 0]);
    expect(result.failed).toBe(false);
    expect(await failed({ ...scene, signatures: [{ trust: 'untrusted' }] })).toBe(true);
  });

  it('asks for revocation when it is told to, and then wants an answer', async () => {
    const options = { 'check-revocation': true };
    const step = (state: VerificationStep['state']): Partial<SignatureReport> => ({
      steps: [{ id: 'revocation', state, sentence: { 'zh-CN': '。', en: '.' } }],
    });
    const { requests, result } = await run({ options, signatures: [step('passed'), step('warning')] });
    expect(requests[0]?.revocation).toBe(true);
    expect(result.failed).toBe(false);
    expect(await failed({ options, signatures: [step('failed')] })).toBe(true);
    expect(await failed({ options, signatures: [step('not-checked')] })).toBe(true);
    expect(await failed({ signatures: [step('not-checked')] })).toBe(false);
    expect((await run({})).requests[0]?.revocation).toBe(false);
  });

  it('saves a report where it is told to, and judges as without', async () => {
    const { made, requests, result } = await run({ options: { report: 'out/report.html', overwrite: true } });
    expect(requests).toEqual([]);
    expect(made).toMatchObject([
      { name: 'contract.pdf', target: { path: '/documents/out/report.html', overwrite: true }, locale: 'zh-CN' },
    ]);
    expect(result.failed).toBe(false);
    expect(result.text).toContain('/documents/out/report.html');
  });

  it('writes certificates as base64 into JSON, whatever kind of bytes they are', async () => {
    const certificates = [new Uint8Array([1, 2]), Buffer.from([3])];
    const { result } = await run({ signatures: [{ certificates }] });
    expect(result.json).toMatchObject({ signatures: [{ certificates: ['AQI=', 'Aw=='] }] });
  });

  it('refuses a trust file without certificates', async () => {
    const files = { '/documents/a.pem': new Uint8Array(Buffer.from('nothing')) };
    await expect(run({ options: { trust: 'a.pem' }, files })).rejects.toMatchObject({
      code: 'verification.trust-file-unreadable',
    });
  });
});
