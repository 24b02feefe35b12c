import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changePassword } from './change-password.ts';
import { type FixtureKey, makeFixture } from './openssl.fixture.ts';
import { passwordFits, readPkcs12 } from './pkcs12.ts';

const [OLD, NEW] = ['密码 86420975', 'пароль 24681357 🔑'];
const utf8 = (text: string) => new TextEncoder().encode(text);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealwright-p12-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What openssl reads in a file: keys or certificates as PEM, without what it says about them. */
function openssl(file: Uint8Array, password: string, ...what: readonly string[]): readonly string[] {
  const path = join(folder, 'key.p12');
  writeFileSync(path, file);
  const words = ['pkcs12', '-in', path, '-passin', 'env:PASSWORD', '-nodes', ...what];
  const text = execFileSync('openssl', words, {
    env: { ...process.env, PASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return [...String(text).matchAll(/-----BEGIN [\s\S]+?-----END [^-]+-----/g)].map(([pem]) => pem);
}

test.each<[string, FixtureKey, readonly string[]]>([
  ['RSA', 'rsa:2048', []],
  ['ECDSA', 'P-384', []],
  ['SM2', 'SM2', []],
  ['an older scheme', 'rsa:2048', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
])('a file with a key of %s opens with its new password only, for openssl too', (_, key, pkcs12) => {
  const { pkcs12: file, chain } = makeFixture({ key, password: OLD, pkcs12 });
  const changed = changePassword(readPkcs12(file), chain, utf8(OLD), utf8(NEW));
  expect(passwordFits(readPkcs12(changed), utf8(NEW))).toBe(true);
  expect(passwordFits(readPkcs12(changed), utf8(OLD))).toBe(false);
  expect(openssl(changed, NEW, '-nocerts')).toEqual(openssl(file, OLD, '-nocerts'));
  expect([...openssl(changed, NEW, '-nokeys')].sort()).toEqual([...openssl(file, OLD, '-nokeys')].sort());
  expect(() => openssl(changed, OLD)).toThrow();
});
