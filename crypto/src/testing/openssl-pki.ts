/** Throwaway keys and certificates made by the openssl command, the foreign judge of this plugin's tests. */
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
  'lax timestamper': 'keyUsage=critical,digitalSignature\nextendedKeyUsage=timeStamping,emailProtection\n',
} as const;

export class OpensslPki {
  readonly folder = mkdtempSync(join(tmpdir(), 'pades-'));
  readonly authorityFile = this.file('ca.pem');

  constructor() {
    this.run(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'],
      ...['-subj', '/C=CN/O=Test Authority/CN=Test CA', '-keyout', this.file('ca.key'), '-out', this.authorityFile],
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

  /** `generate`: arguments of `openssl genpkey`. */
  issue(name: string, generate: readonly string[], role: keyof typeof EXTENSIONS = 'signer'): Party {
    const keyFile = this.file(`${name}.key`);
    const certificateFile = this.file(`${name}.pem`);
    const request = this.file(`${name}.csr`);
    this.run('genpkey', ...generate, '-out', keyFile);
    this.run('req', '-new', '-utf8', '-key', keyFile, '-subj', `/C=CN/O=测试公司/CN=${name}`, '-out', request);
    this.run(
      ...['x509', '-req', '-in', request, '-CA', this.authorityFile, '-CAkey', this.file('ca.key'), '-days', '30'],
      ...['-extfile', this.write(`${name}.ext`, EXTENSIONS[role]), '-out', certificateFile],
    );
    const chain = [certificateFile, this.authorityFile].map(
      (file) => new Uint8Array(new X509Certificate(readFileSync(file)).raw),
    );
    return { keyFile, certificateFile, chain, key: keyInfo(name, keyFile, chain) };
  }

  /** One key operation, as a driver does it: the digest alone is known. */
  sign({ keyFile }: Party, mechanism: SignMechanism, digest: Uint8Array): Uint8Array {
    if (mechanism.kind === 'sm2') throw new Error('not for SM2');
    const input = this.write(`${createHash('sha1').update(digest).digest('hex')}.digest`, digest);
    const options = ['-pkeyopt', `digest:${mechanism.hash}`];
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
