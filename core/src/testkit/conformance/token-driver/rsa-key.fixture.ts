import { execFileSync } from 'node:child_process';
import { constants, createPrivateKey, privateDecrypt, privateEncrypt, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CiphertextInvalid, type KeyInfo, type SignMechanism } from '../../../api/index.ts';

export interface RsaKey {
  readonly info: KeyInfo;
  sign(mechanism: SignMechanism, digest: Uint8Array): Uint8Array;
  /** By `rsa-oaep`. */
  decrypt(ciphertext: Uint8Array): Uint8Array;
}

/** DigestInfo up to the digest (RFC 8017, 9.2, note 1). */
const DIGEST_INFO: Readonly<Record<string, string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};

/** A key of 2048 bits with a certificate that openssl issues. */
export function rsaKey(id: string, usage: KeyInfo['usage'], holder: string): RsaKey {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-rsa-'));
  try {
    const purpose = usage === 'signing' ? 'digitalSignature,nonRepudiation' : 'keyEncipherment';
    const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-utf8', '-subj', `/CN=${holder}`];
    args.push('-addext', `keyUsage=${purpose}`, '-keyout', 'key.pem', '-out', 'certificate.pem');
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
    const key = createPrivateKey(readFileSync(join(folder, 'key.pem')));
    const certificate = new X509Certificate(readFileSync(join(folder, 'certificate.pem')));
    return {
      info: {
        ...{ id, label: id, usage },
        algorithm: { kind: 'rsa', bits: 2048 },
        chain: [new Uint8Array(certificate.raw)],
        mechanisms: usage === 'signing' ? ['rsa-pkcs1'] : [],
        ...(usage === 'encryption' && { decrypts: ['rsa-oaep'] }),
      },
      sign(mechanism, digest) {
        const prefix = DIGEST_INFO[mechanism.kind === 'sm2' ? 'sm3' : mechanism.hash] ?? '';
        const block = Buffer.concat([Buffer.from(prefix, 'hex'), digest]);
        return new Uint8Array(privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, block));
      },
      decrypt(ciphertext) {
        try {
          return new Uint8Array(privateDecrypt({ key, oaepHash: 'sha1' }, ciphertext));
        } catch {
          throw CiphertextInvalid({});
        }
      },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
