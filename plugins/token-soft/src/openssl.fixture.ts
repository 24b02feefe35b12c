/** Keys, certificates and PKCS#12 files made by the openssl program: what the plugin reads comes from another hand. */
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type FixtureKey = 'rsa:2048' | 'rsa:3072' | 'rsa:2049' | 'P-256' | 'P-384' | 'P-521' | 'secp256k1' | 'SM2';

export interface FixtureOptions {
  readonly key: FixtureKey;
  readonly password: string;
  /** Default: digitalSignature,nonRepudiation. */
  readonly usage?: string;
  readonly subject?: string;
  /** Further arguments of `openssl pkcs12 -export`. */
  readonly pkcs12?: readonly string[];
}

export interface Fixture {
  readonly pkcs12: Uint8Array;
  /** DER: the key's own certificate, its issuer's. */
  readonly chain: readonly Uint8Array[];
}

/** Without it openssl signs and verifies with an empty user ID. */
const SM2_ID = 'distid:1234567812345678';

/** Whether this openssl still writes the old formats (RC2, 3DES). */
export const hasLegacyProvider = spawnSync('openssl', ['list', '-providers', '-provider', 'legacy']).status === 0;

export function makeFixture(options: FixtureOptions): Fixture {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-openssl-'));
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe', env: { ...process.env, PASSWORD: options.password } });
  try {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '30',
      '-subj',
      '/CN=Test CA',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
    );
    openssl('genpkey', ...keyArguments(options.key), '-out', 'key.pem');
    openssl(
      'req',
      '-new',
      '-utf8',
      '-key',
      'key.pem',
      '-subj',
      options.subject ?? '/O=测试公司/CN=张三',
      '-out',
      'request.pem',
      ...(options.key === 'SM2' ? ['-sm3', '-sigopt', SM2_ID] : []),
    );
    const usage = options.usage ?? 'digitalSignature,nonRepudiation';
    writeFileSync(join(folder, 'extensions'), usage === 'none' ? '' : `keyUsage=critical,${usage}\n`);
    openssl(
      'x509',
      '-req',
      '-in',
      'request.pem',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      ...(options.key === 'SM2' ? ['-vfyopt', SM2_ID] : []),
      '-days',
      '30',
      '-extfile',
      'extensions',
      '-out',
      'cert.pem',
    );
    openssl(
      'pkcs12',
      '-export',
      '-inkey',
      'key.pem',
      '-in',
      'cert.pem',
      '-certfile',
      'ca.pem',
      '-name',
      'key',
      '-passout',
      'env:PASSWORD',
      '-out',
      'key.p12',
      ...(options.pkcs12 ?? []),
    );
    const der = (file: string) => new Uint8Array(new X509Certificate(readFileSync(join(folder, file))).raw);
    return { pkcs12: new Uint8Array(readFileSync(join(folder, 'key.p12'))), chain: [der('cert.pem'), der('ca.pem')] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function keyArguments(key: FixtureKey): string[] {
  const [kind, bits] = key.split(':');
  return kind === 'rsa'
    ? ['-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${bits}`]
    : ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${key}`];
}
