import { constants, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import {
  CiphertextInvalid,
  type DecryptMechanism,
  type KeyInfo,
  KeyMissing,
  MechanismUnsupported,
  SessionClosed,
} from '../../../api/index.ts';
import { type Bench, type Rules, rejects } from './bench.ts';
import { allowsEncipherment } from './certificate-key-usage.ts';

const PADDINGS = { 'rsa-oaep': constants.RSA_PKCS1_OAEP_PADDING, 'rsa-pkcs1': constants.RSA_PKCS1_PADDING } as const;
const ALL = Object.keys(PADDINGS) as DecryptMechanism[];

/** What a driver does whose keys decrypt. */
export const decryptionRules: Rules = {
  async 'gives back what was encrypted with the certificate, by each mechanism of each key'(bench) {
    for (const { token, key } of await decrypting(bench)) {
      const session = await bench.login(token);
      for (const mechanism of key.decrypts ?? []) {
        for (const text of [randomBytes(32), Buffer.alloc(0), Buffer.alloc(16)]) {
          const decrypted = await bench.driver.decrypt!(session, key.id, mechanism, encrypt(key, mechanism, text));
          expect(Buffer.from(decrypted).toString('hex'), mechanism).toBe(text.toString('hex'));
        }
      }
    }
  },

  async 'is offered by keys only whose certificates allow it'(bench) {
    for (const { key } of await decrypting(bench)) expect(allowsEncipherment(key.chain[0]!)).toBe(true);
  },

  async 'refuses a mechanism that the key does not have'(bench) {
    await decrypting(bench);
    for (const { token, key } of await bench.keys()) {
      const session = await bench.login(token);
      for (const mechanism of ALL.filter((each) => !key.decrypts?.includes(each))) {
        const call = bench.driver.decrypt!(session, key.id, mechanism, new Uint8Array(256));
        await rejects(call, MechanismUnsupported);
      }
    }
  },

  async 'says so of what was not encrypted for the key, and goes on'(bench) {
    const able = (await decrypting(bench)).filter(({ key }) => key.decrypts?.includes('rsa-oaep'));
    if (able.length === 0) return bench.skip('no key can tell what was not encrypted for it');
    for (const { token, key } of able) {
      const session = await bench.login(token);
      const sound = encrypt(key, 'rsa-oaep', Buffer.from('text'));
      const altered = Buffer.from(sound);
      altered[100]! ^= 1;
      await rejects(bench.driver.decrypt!(session, key.id, 'rsa-oaep', altered), CiphertextInvalid);
      expect(Buffer.from(await bench.driver.decrypt!(session, key.id, 'rsa-oaep', sound)).toString()).toBe('text');
    }
  },

  async 'wants a session and a key that are there'(bench) {
    const [{ token, key }] = await decrypting(bench);
    const mechanism = key.decrypts![0]!;
    const ciphertext = encrypt(key, mechanism, Buffer.from('text'));
    const session = await bench.login(token);
    await rejects(bench.driver.decrypt!(session, 'no-such-key', mechanism, ciphertext), KeyMissing);
    await bench.driver.logout(session);
    await rejects(bench.driver.decrypt!(session, key.id, mechanism, ciphertext), SessionClosed);
  },
};

interface DecryptingKey {
  readonly token: string;
  readonly key: KeyInfo;
}

async function decrypting(bench: Bench): Promise<readonly [DecryptingKey, ...DecryptingKey[]]> {
  const [first, ...others] = (await bench.keys()).filter(({ key }) => (key.decrypts?.length ?? 0) > 0);
  return first ? [first, ...others] : bench.skip('no key decrypts');
}

/** RFC 8017, 7.1.1 and 7.2.1. */
function encrypt({ chain }: KeyInfo, mechanism: DecryptMechanism, text: Uint8Array): Buffer {
  const key = new X509Certificate(chain[0]!).publicKey;
  return publicEncrypt({ key, padding: PADDINGS[mechanism], oaepHash: 'sha1' }, text);
}
