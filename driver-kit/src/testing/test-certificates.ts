/** Keys and certificates made by the openssl program: what the driver reads comes from another hand. */
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type TestKeyKind = 'rsa' | 'P-256' | 'P-384' | 'sm2';

export interface TestKey {
  readonly kind: TestKeyKind;
  readonly usage: 'signing' | 'encryption';
  readonly privateKey: string;
  readonly certificate: Uint8Array;
}

export interface TestPki {
  readonly authority: Uint8Array;
  readonly authorityPem: string;
  readonly keys: readonly TestKey[];
}

const USAGES = { signing: 'digitalSignature,nonRepudiation', encryption: 'keyEncipherment,dataEncipherment' } as const;
/** The user's id that SM2 signatures cover (GB/T 35276). */
export const SM2_ID = '1234567812345678';

/** A signing and an encryption key of each kind, with certificates of one authority. */
export function makePki(kinds: readonly TestKeyKind[], { rsaBits = 2048, days = 30 } = {}): TestPki {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-pki-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const der = (name: string) => new Uint8Array(new X509Certificate(text(name)).raw);
  try {
    const authority = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=Test CA'];
    openssl('req', '-x509', ...authority, '-days', `${days}`, '-keyout', 'ca.key', '-out', 'ca.pem');
    const keys = kinds.flatMap((kind) =>
      (['signing', 'encryption'] as const).map((usage) => {
        const identity = kind === 'sm2' ? ['-sigopt', `distid:${SM2_ID}`, '-sm3'] : [];
        const check = kind === 'sm2' ? ['-vfyopt', `distid:${SM2_ID}`] : [];
        openssl('genpkey', ...keyArguments(kind, rsaBits), '-out', 'key.pem');
        openssl(
          ...['req', '-new', '-utf8', ...identity, '-key', 'key.pem', '-out', 'request.pem'],
          ...['-subj', '/O=测试公司/CN=张三'],
        );
        writeFileSync(join(folder, 'extensions'), `keyUsage=critical,${USAGES[usage]}\n`);
        openssl(
          ...['x509', '-req', '-in', 'request.pem', ...check, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
          ...['-sha256', '-days', `${days}`, '-extfile', 'extensions', '-out', 'certificate.pem'],
        );
        return { kind, usage, privateKey: text('key.pem'), certificate: der('certificate.pem') };
      }),
    );
    return { authority: der('ca.pem'), authorityPem: text('ca.pem'), keys };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function keyArguments(kind: TestKeyKind, rsaBits: number): string[] {
  if (kind === 'rsa') return ['-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${rsaBits}`];
  return kind === 'sm2' ? ['-algorithm', 'SM2'] : ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${kind}`];
}
