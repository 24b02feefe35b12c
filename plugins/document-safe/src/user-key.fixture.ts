/** For tests: a plugged key whose certificate openssl has made, which decrypts by Node. */
import { execFileSync } from 'node:child_process';
import { constants, createPrivateKey, privateDecrypt, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CiphertextInvalid, type DecryptMechanism, type Key, type KeyPurpose, type Keys } from '@sealwright/core/api';

const PADDINGS = { 'rsa-oaep': constants.RSA_PKCS1_OAEP_PADDING, 'rsa-pkcs1': constants.RSA_PKCS1_PADDING } as const;

export interface UserKey {
  readonly key: Key;
  readonly privateKey: string;
}

export function userKey(holder: string, decrypts: readonly DecryptMechanism[] = ['rsa-oaep']): UserKey {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-key-'));
  try {
    const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-utf8', '-subj', `/CN=${holder}`];
    execFileSync('openssl', [...args, '-keyout', 'key.pem', '-out', 'own.pem'], { cwd: folder, stdio: 'pipe' });
    const certificate = new X509Certificate(readFileSync(join(folder, 'own.pem')));
    const key = {
      ref: `test:${holder}`,
      ...{ usage: 'encryption', decrypts, chain: [new Uint8Array(certificate.raw)] },
      certificate: { subject: holder },
      token: { id: holder, label: `key of ${holder}`, serial: '0001' },
    } as unknown as Key;
    return { key, privateKey: readFileSync(join(folder, 'key.pem'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The service as far as a safe uses it; `asked` is why PINs were asked for, `open` how many sessions are. */
export function pluggedKeys(...plugged: readonly UserKey[]) {
  const asked: KeyPurpose[] = [];
  const given: Uint8Array[] = [];
  let open = 0;
  const name = { 'zh-CN': '测试密钥', en: 'Test key' };
  const keys = {
    list: async () => ({ keys: plugged.map(({ key }) => key), faults: [] }),
    devices: async () => ({ devices: [{ name, keys: plugged.map(({ key }) => key) }], troubles: [], pending: [] }),
    async open(of: Key, purpose: KeyPurpose) {
      asked.push(purpose);
      open += 1;
      const { privateKey } = plugged.find(({ key }) => key.ref === of.ref)!;
      return {
        async decrypt(_key: Key, mechanism: DecryptMechanism, ciphertext: Uint8Array) {
          const text = decrypted(privateKey, mechanism, ciphertext);
          given.push(text);
          return text;
        },
        close: async () => void open--,
      };
    },
  } as unknown as Keys;
  return { keys, asked, given, open: () => open };
}

function decrypted(privateKey: string, mechanism: DecryptMechanism, ciphertext: Uint8Array): Uint8Array {
  try {
    const key = createPrivateKey(privateKey);
    return new Uint8Array(privateDecrypt({ key, padding: PADDINGS[mechanism], oaepHash: 'sha1' }, ciphertext));
  } catch {
    throw CiphertextInvalid({});
  }
}
