import { execFileSync } from 'node:child_process';
import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SignatureInspection } from '@sealwright/core/api';
import type { SignatureVerifier } from '@sealwright/crypto/x509';
import { type Certificate, parseCertificate } from '@sealwright/crypto/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeTrust, type TrustRequest } from './judge-trust.ts';

const ecdsa: SignatureVerifier = async ({ tbs, signature }, { publicKey }) =>
  verifySignature(
    'sha256',
    tbs,
    createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }),
    signature,
  );

const now = new Date();
const inYears = (years: number) => new Date(now.getTime() + years * 365 * 86_400_000);

describe('trust in a signer', () => {
  let folder: string;
  let root: Certificate;
  let signer: Certificate;
  let encryption: Certificate;
  let authority: Certificate;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sealwright-trust-'));
    writeFileSync(join(folder, 'openssl.cnf'), '[req]\ndistinguished_name = dn\n[dn]\n');
    root = issue('root', 7300, ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign']);
    signer = issue('signer', 365, ['keyUsage=critical,digitalSignature'], 'root');
    encryption = issue('encryption', 365, ['keyUsage=critical,keyEncipherment'], 'root');
    authority = issue('authority', 3650, ['extendedKeyUsage=critical,timeStamping'], 'root');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function issue(name: string, days: number, extensions: readonly string[], issuer?: string): Certificate {
    const path = (file: string) => join(folder, file);
    const request = ['req', '-x509', '-config', path('openssl.cnf'), '-subj', `/CN=${name}`, '-days', String(days)];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', path(`${name}.key`)];
    const by = issuer ? ['-CA', path(`${issuer}.pem`), '-CAkey', path(`${issuer}.key`)] : [];
    const add = extensions.flatMap((extension) => ['-addext', extension]);
    execFileSync('openssl', [...request, ...key, ...by, ...add, '-out', path(`${name}.pem`)], { stdio: 'pipe' });
    const der = execFileSync('openssl', ['x509', '-in', path(`${name}.pem`), '-outform', 'DER'], { stdio: 'pipe' });
    return parseCertificate(new Uint8Array(der))!;
  }

  function judge(by: Certificate, change: Partial<TrustRequest> = {}, stampedBy?: Certificate) {
    const timestamp = stampedBy && { time: inYears(0.5), matches: true, signer: stampedBy.der, certificates: [] };
    const inspection: Partial<SignatureInspection> = {
      signer: by.der,
      certificates: [],
      ...(timestamp && { timestamp }),
    };
    const request = { inspection: inspection as SignatureInspection, kind: 'signature' as const, anchors: [root] };
    return judgeTrust({ ...request, at: inYears(0.5), verify: ecdsa, ...change });
  }

  it('follows from a chain that was valid at the time', async () => {
    expect(await judge(signer)).toMatchObject({ outcome: 'trusted', timestamped: false });
    expect(await judge(signer, { at: inYears(2) })).toMatchObject({ problem: { kind: 'expired' } });
    expect(await judge(signer, { anchors: [authority] })).toMatchObject({ problem: { kind: 'issuer-missing' } });
  });

  it('is not judged without anchors', async () => {
    expect(await judge(signer, { anchors: [] })).toMatchObject({ outcome: 'not-checked', chain: [signer] });
  });

  it('is refused to a certificate for encryption', async () => {
    expect(await judge(encryption)).toMatchObject({ outcome: 'untrusted', problem: { kind: 'key-usage' } });
  });

  it('outlives the certificate by a timestamp', async () => {
    expect(await judge(signer, { at: inYears(2) }, authority)).toMatchObject({ outcome: 'trusted', timestamped: true });
  });

  it('does not believe a timestamp whose own chain was not valid, or that is not from an authority for time', async () => {
    expect(await judge(signer, { at: inYears(11) }, authority)).toMatchObject({ timestamped: false });
    expect(await judge(signer, {}, signer)).toMatchObject({ timestamped: false });
    expect(await judge(signer, { kind: 'document-timestamp' })).toMatchObject({ problem: { kind: 'key-usage' } });
    expect(await judge(authority, { kind: 'document-timestamp' })).toMatchObject({ outcome: 'trusted' });
  });
});
