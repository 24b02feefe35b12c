import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { makePki } from '../testing/test-certificates.ts';
import { readCertifiedKey } from './certified-key.ts';

const { authority, keys } = makePki(['P-384', 'sm2']);

function selfSigned(...words: readonly string[]): Uint8Array {
  const request = ['req', '-x509', '-nodes', '-days', '30', '-keyout', '/dev/null', '-subj', '/CN=test', ...words];
  return new X509Certificate(execFileSync('openssl', request, { stdio: ['ignore', 'pipe', 'ignore'] })).raw;
}

test.each([1024, 4096])('RSA with %i bits is told by its certificate', (bits) => {
  expect(readCertifiedKey(selfSigned('-newkey', `rsa:${bits}`))?.algorithm).toEqual({ kind: 'rsa', bits });
});

test('a pair of keys is told apart by key usage', () => {
  expect(
    keys.map(({ certificate }) => readCertifiedKey(certificate)).map((key) => [key?.algorithm, key?.usage]),
  ).toEqual([
    [{ kind: 'ec', curve: 'P-384' }, 'signing'],
    [{ kind: 'ec', curve: 'P-384' }, 'encryption'],
    [{ kind: 'sm2' }, 'signing'],
    [{ kind: 'sm2' }, 'encryption'],
  ]);
});

test('the key of an authority is told by basic constraints', () => {
  expect(readCertifiedKey(authority)?.isAuthority).toBe(true);
  expect(readCertifiedKey(keys[0]!.certificate)).toMatchObject({
    isAuthority: false,
    issuer: readCertifiedKey(authority)!.subject,
  });
});

test('what a token stores behind a certificate is cut off', () => {
  const { certificate } = keys[0]!;
  const stored = Buffer.concat([certificate, Buffer.alloc(500)]);
  expect(Buffer.from(readCertifiedKey(stored)!.certificate).equals(certificate)).toBe(true);
});

test('what is no certificate, or one of a key of no use here, is none', () => {
  const { certificate } = keys[0]!;
  expect(readCertifiedKey(Buffer.alloc(0))).toBeUndefined();
  expect(readCertifiedKey(Buffer.alloc(800, 0xa5))).toBeUndefined();
  expect(readCertifiedKey(certificate.subarray(0, -1))).toBeUndefined();
  expect(readCertifiedKey(selfSigned('-newkey', 'ed25519'))).toBeUndefined();
});
