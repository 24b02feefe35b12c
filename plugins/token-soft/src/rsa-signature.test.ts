import { execFileSync, spawnSync } from 'node:child_process';
import { constants, createHash, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HASH_LENGTHS } from '@sealwright/driver-kit/driver';
import { describe, expect, test } from 'vitest';
import { signPkcs1, signPss } from './rsa-signature.ts';
import { SOFT_HASHES, type SoftHash } from './soft-hash.ts';

const message = Buffer.from('合同');
const digest = (hash: SoftHash) => createHash(hash).update(message).digest();
/** 2049 and 1031 bits: the encoded message is a whole number of octets shorter than the modulus, or begins mid-octet. */
const pairs = [1024, 1031, 2048, 2049].map((modulusLength) => generateKeyPairSync('rsa', { modulusLength }));

describe.each(SOFT_HASHES)('%s', (hash) => {
  test('PKCS#1 v1.5 signatures verify, and are the very ones that Node makes of the message', () => {
    for (const { publicKey, privateKey } of pairs) {
      const signature = signPkcs1(privateKey, hash, digest(hash))!;
      expect(Buffer.from(signature)).toEqual(sign(hash, message, privateKey));
      expect(verify(hash, message, publicKey, signature)).toBe(true);
      expect(verify(hash, Buffer.from('another'), publicKey, signature)).toBe(false);
    }
  });

  test('PSS signatures of every salt length verify, and with that length only', () => {
    for (const { publicKey, privateKey } of pairs) {
      for (const saltLength of [0, 1, 20, HASH_LENGTHS[hash]]) {
        const signature = signPss(privateKey, hash, digest(hash), saltLength);
        const fits = Math.ceil((bits(privateKey) - 1) / 8) >= HASH_LENGTHS[hash] + saltLength + 2;
        expect(signature !== undefined).toBe(fits);
        if (!signature) continue;
        expect(signature.length).toBe(Math.ceil(bits(privateKey) / 8));
        expect(pss(publicKey, hash, saltLength, signature)).toBe(true);
        expect(pss(publicKey, hash, saltLength + 1, signature)).toBe(false);
      }
    }
  });
});

test('a salt that does not fit the key is refused', () => {
  const { privateKey } = pairs[0]!;
  expect(signPss(privateKey, 'sha512', digest('sha512'), 62)).toBeDefined();
  expect(signPss(privateKey, 'sha512', digest('sha512'), 63)).toBeUndefined();
  for (const saltLength of [-1, 0.5, Number.NaN]) {
    expect(signPss(privateKey, 'sha256', digest('sha256'), saltLength)).toBeUndefined();
  }
});

test('the openssl program accepts the PSS signatures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealwright-pss-'));
  try {
    for (const { publicKey, privateKey } of pairs.slice(1)) {
      writeFileSync(join(folder, 'key.pem'), publicKey.export({ format: 'pem', type: 'spki' }));
      writeFileSync(join(folder, 'digest'), digest('sha256'));
      writeFileSync(join(folder, 'signature'), signPss(privateKey, 'sha256', digest('sha256'), 32)!);
      const args = ['pkeyutl', '-verify', '-pubin', '-inkey', 'key.pem', '-in', 'digest', '-sigfile', 'signature'];
      for (const option of ['digest:sha256', 'rsa_padding_mode:pss', 'rsa_pss_saltlen:32'])
        args.push('-pkeyopt', option);
      expect(execFileSync('openssl', args, { cwd: folder, encoding: 'utf8' })).toContain('Verified Successfully');
      writeFileSync(join(folder, 'digest'), createHash('sha256').update('another').digest());
      expect(spawnSync('openssl', args, { cwd: folder }).status).not.toBe(0);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function bits(key: KeyObject): number {
  return key.asymmetricKeyDetails!.modulusLength!;
}

function pss(key: KeyObject, hash: SoftHash, saltLength: number, signature: Uint8Array): boolean {
  return verify(hash, message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature);
}
