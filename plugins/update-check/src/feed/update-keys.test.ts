/** Signatures by OpenSSL, which shares no code with the program. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { builtInKeys, isSignedBy, type UpdateKey } from './update-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: 'pipe' });

const message = Buffer.from('{"version":"9.0.0"}');
writeFileSync(at('message'), message);

const kinds: readonly {
  readonly algorithm: UpdateKey['algorithm'];
  readonly make: readonly string[];
  readonly sign: readonly string[];
}[] = [
  { algorithm: 'Ed25519', make: ['-algorithm', 'ed25519'], sign: ['-rawin'] },
  {
    algorithm: 'RSA-PSS-SHA256',
    make: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
    sign: ['-rawin', '-digest', 'sha256', '-pkeyopt', 'rsa_padding_mode:pss', '-pkeyopt', 'rsa_pss_saltlen:digest'],
  },
  {
    algorithm: 'SM2-SM3',
    make: ['-algorithm', 'SM2'],
    sign: ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'],
  },
];

describe.each(kinds)('$algorithm', ({ algorithm, make, sign }) => {
  const [key, publicKey, signature] = [`${algorithm}.pem`, `${algorithm}.der`, `${algorithm}.sig`].map(at) as [
    string,
    string,
    string,
  ];
  openssl('genpkey', ...make, '-out', key);
  openssl('pkey', '-in', key, '-pubout', '-outform', 'DER', '-out', publicKey);
  openssl('pkeyutl', '-sign', '-inkey', key, ...sign, '-in', at('message'), '-out', signature);
  const entry: UpdateKey = { id: 'test', algorithm, publicKey: readFileSync(publicKey).toString('base64') };
  const value = readFileSync(signature);

  test("OpenSSL's signature is good", () => {
    expect(isSignedBy(entry, message, value)).toBe(true);
  });

  test('it is wrong for another message, altered, cut short, or empty', () => {
    expect(isSignedBy(entry, Buffer.from('{"version":"9.0.1"}'), value)).toBe(false);
    const altered = Buffer.from(value);
    altered[altered.length - 5]! ^= 1;
    expect(isSignedBy(entry, message, altered)).toBe(false);
    expect(isSignedBy(entry, message, value.subarray(0, -1))).toBe(false);
    expect(isSignedBy(entry, message, Buffer.alloc(0))).toBe(false);
  });

  test('a key signs by its own algorithm only', () => {
    for (const other of kinds) {
      if (other.algorithm !== algorithm)
        expect(isSignedBy({ ...entry, algorithm: other.algorithm }, message, value)).toBe(false);
    }
  });
});

test('a key that cannot be read signs nothing', () => {
  for (const { algorithm } of kinds) {
    expect(isSignedBy({ id: 'x', algorithm, publicKey: 'AAAA' }, message, Buffer.alloc(64))).toBe(false);
  }
});

test('the keys of this build can be read', async () => {
  expect(Array.isArray(await builtInKeys())).toBe(true);
});
