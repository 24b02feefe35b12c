/** Throwaway keys and certificates made by the openssl command, the foreign judge of the tests. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyInfo, SignMechanism } from '@sealwright/core/api';

export interface Party {
  readonly keyFile: string;
  readonly certificateFile: string;
  /** Own certificate, then the authority's. */
  readonly chain: readonly Uint8Array[];
  readonly key: KeyInfo;
}

const EXTENSIONS = {
  signer: 'keyUsage=critical,digitalSignature,nonRepudiation\nsubjectKeyIdentifier=hash\n',
  timestamper: 'keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n',
  'OCSP responder': 'keyUsage=critical,digitalSignature\nextendedKeyUsage=OCSPSigning\nnoCheck=ignored\n',
  'lax timestamper': 'keyUsage=critical,digitalSignature\nextendedKeyUsage=timeStamping,emailProtection\n',
} as const;

/** Without it openssl signs and verifies with an empty user ID. */
export const SM2_ID = 'distid:1234567812345678';

/** What `openssl genpkey` makes SM2 keys by. */
export const SM2_KEY = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2'];

export class OpensslPki {
  readonly folder = mkdtempSync(join(tmpdir(), 'openssl-pki-'));
  readonly authorityFile = this.file('ca.pem');
  readonly authorityKeyFile = this.file('ca.key');
  readonly authority: 'P-256' | 'SM2';
  /** Arguments that make openssl sign as this authority does. */
  readonly #signing: readonly string[];

  constructor(authority: 'P-256' | 'SM2' = 'P-256') {
    this.authority = authority;
    this.#signing = authority === 'SM2' ? ['-sm3', '-sigopt', SM2_ID] : [];
    const keyFile = this.authorityKeyFile;
    this.run('genpkey', '-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${authority}`, '-out', keyFile);
    this.run(
      ...['req', '-x509', '-key', keyFile, '-days', '30', ...this.#signing],
      ...['-subj', '/C=CN/O=Test Authority/CN=Test CA', '-out', this.authorityFile],
    );
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, data: string | Uint8Array): string {
    writeFileSync(this.file(name), data);
    return this.file(name);
  }

  read(name: string): Uint8Array {
    return new Uint8Array(readFileSync(this.file(name)));
  }

  run(...args: readonly string[]): string {
    return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** Whether the command succeeds: for judgements that may be negative. */
  accepts(...args: readonly string[]): boolean {
    return spawnSync('openssl', args, { stdio: 'ignore' }).status === 0;
  }

  /** `generate`: arguments of `openssl genpkey`. `extensions`: more of them, as lines of openssl's configuration. */
  issue(
    name: string,
    generate: readonly string[],
    role: keyof typeof EXTENSIONS = 'signer',
    extensions: readonly string[] = [],
  ): Party {
    const keyFile = this.file(`${name}.key`);
    const certificateFile = this.file(`${name}.pem`);
    const request = this.file(`${name}.csr`);
    this.run('genpkey', ...generate, '-out', keyFile);
    const isSm2 = generate.some((word) => word.endsWith(':SM2'));
    this.run(
      ...['req', '-new', '-utf8', '-key', keyFile, '-subj', `/C=CN/O=测试公司/CN=${name}`, '-out', request],
      ...(isSm2 ? ['-sm3', '-sigopt', SM2_ID] : []),
    );
    this.run(
      ...['x509', '-req', '-in', request, '-CA', this.authorityFile, '-CAkey', this.authorityKeyFile, '-days', '30'],
      ...[
        ...this.#signing,
        ...(isSm2 ? ['-vfyopt', SM2_ID] : []),
        '-extfile',
        this.write(`${name}.ext`, `${EXTENSIONS[role]}${extensions.join('\n')}\n`),
        '-out',
        certificateFile,
      ],
    );
    const chain = [certificateFile, this.authorityFile].map(
      (file) => new Uint8Array(new X509Certificate(readFileSync(file)).raw),
    );
    return { keyFile, certificateFile, chain, key: isSm2 ? sm2KeyInfo(name, chain) : keyInfo(name, keyFile, chain) };
  }

  /** One key operation, as a driver does it: the digest alone is known. */
  sign({ keyFile }: Party, mechanism: SignMechanism, digest: Uint8Array): Uint8Array {
    const input = this.write(`${createHash('sha1').update(digest).digest('hex')}.digest`, digest);
    const options = mechanism.kind === 'sm2' ? [] : ['-pkeyopt', `digest:${mechanism.hash}`];
    if (mechanism.kind === 'rsa-pss') {
      options.push('-pkeyopt', 'rsa_padding_mode:pss', '-pkeyopt', `rsa_pss_saltlen:${mechanism.saltLength}`);
    }
    this.run('pkeyutl', '-sign', '-inkey', keyFile, '-in', input, '-out', this.file('value'), ...options);
    return this.read('value');
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function sm2KeyInfo(name: string, chain: readonly Uint8Array[]): KeyInfo {
  return { id: name, label: name, usage: 'signing', algorithm: { kind: 'sm2' }, chain, mechanisms: ['sm2'] };
}

function keyInfo(name: string, keyFile: string, chain: readonly Uint8Array[]): KeyInfo {
  const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(readFileSync(keyFile));
  const curves = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' } as const;
  const curve = curves[asymmetricKeyDetails?.namedCurve as keyof typeof curves];
  return {
    id: name,
    label: name,
    usage: 'signing',
    algorithm:
      asymmetricKeyType === 'rsa'
        ? { kind: 'rsa', bits: asymmetricKeyDetails?.modulusLength ?? 0 }
        : { kind: 'ec', curve },
    chain,
    mechanisms: asymmetricKeyType === 'rsa' ? ['rsa-pkcs1', 'rsa-pss'] : ['ecdsa'],
  };
}
