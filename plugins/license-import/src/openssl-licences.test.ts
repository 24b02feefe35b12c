/** openssl signs licences that we accept, and verifies those of our tool. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { canonicalForm } from './canonical-form.ts';
import { ALGORITHMS, type LicenceAlgorithm } from './issuers.ts';
import { makeIssuerKey, readIssuerKey } from './issuing/issuer-key.ts';
import { signLicence } from './issuing/sign-licence.ts';
import { bytes, TERMS } from './licence.fixture.ts';
import { openLicence } from './open-licence.ts';
import { parseIni } from './parse-ini.ts';

const folder = mkdtempSync(join(tmpdir(), 'sealwright-licence-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content?: string | Uint8Array) => {
  if (content !== undefined) writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const openssl = (...words: readonly string[]) => execFileSync('openssl', words, { stdio: 'pipe' });

const GENERATE: Readonly<Record<LicenceAlgorithm, readonly string[]>> = {
  'SM2-SM3': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2'],
  'RSA-PSS-SHA256': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
};
const DIGEST: Readonly<Record<LicenceAlgorithm, readonly string[]>> = {
  'SM2-SM3': ['-sm3', '-sigopt', 'distid:1234567812345678'],
  'RSA-PSS-SHA256': [
    '-sha256',
    '-sigopt',
    'rsa_padding_mode:pss',
    '-sigopt',
    'rsa_pss_saltlen:32',
    '-sigopt',
    'rsa_mgf1_md:sha256',
  ],
};

test.each(ALGORITHMS)('%s: what openssl signs is accepted', (algorithm) => {
  const key = file(`openssl-${algorithm}`);
  openssl('genpkey', ...GENERATE[algorithm], '-out', key);
  openssl('pkey', '-in', key, '-pubout', '-outform', 'DER', '-out', file('public'));
  const publicKey = readFileSync(file('public')).toString('base64');
  const signed = (text: string) => {
    const message = file('message', canonicalForm(parseIni(text)));
    openssl('dgst', ...DIGEST[algorithm], '-sign', key, '-out', file('signature'), message);
    const value = readFileSync(file('signature')).toString('base64');
    return `${text}[Signature]\nAlgorithm=${algorithm}\nKeyId=k\nCanon=1\nValue=${value}\n`;
  };
  const issuers = [{ keyId: 'k', algorithm, publicKey }];
  expect(openLicence(bytes(signed(TERMS)), issuers).terms.seats).toBe(5);
  const altered = signed(TERMS).replace('Seats=5', 'Seats=6');
  expect(() => openLicence(bytes(altered), issuers)).toThrow(/license\.altered/);
  // The same key in the tool's hands.
  expect(readIssuerKey(readFileSync(key, 'utf8')).publicKey).toBe(publicKey);
});

test.each(ALGORITHMS)('%s: openssl verifies what the tool signs, with a key that the tool made', (algorithm) => {
  const pem = makeIssuerKey(algorithm);
  openssl('pkey', '-in', file('private', pem), '-pubout', '-out', file('public'));
  const text = signLicence(TERMS, readIssuerKey(pem), 'k');
  const [, value = ''] = /^Value=(.*)$/m.exec(text) ?? [];
  const verdict = (message: Uint8Array) =>
    spawnSync('openssl', [
      ...['dgst', ...DIGEST[algorithm], '-verify', file('public')],
      ...['-signature', file('signature', Buffer.from(value, 'base64')), file('message', message)],
    ]).status;
  const message = canonicalForm(parseIni(text));
  expect(verdict(message)).toBe(0);
  expect(verdict(message.slice(1))).toBe(1);
});
